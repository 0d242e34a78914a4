-- Finding stays quick after thousands of entries came in at once. An index of arrays or letters keeps what is new in a list
-- beside it, which every search reads from end to end until somebody puts it in order: at 4 MB, the usual, that took 14 ms
-- for each of these, several times a search. Now it is put in order sooner, by whoever writes.
alter index provision_terms set (gin_pending_list_limit = 256);
alter index provision_areas set (gin_pending_list_limit = 256);
alter index provision_localities set (gin_pending_list_limit = 256);
alter index provision_words set (gin_pending_list_limit = 256);

-- Each of its five questions has one index that fits, whatever is asked: to plan them anew took as long as to answer them.
set local role publisher;
alter function provision_here(text, int[], int[], uuid[], point, text[], smallint[], smallint[], int)
  set plan_cache_mode = force_generic_plan;
reset role;
