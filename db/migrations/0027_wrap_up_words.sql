-- How a call can end is said by each council's files. A call keeps the words under which it ended, as it keeps the names of
-- what a caller was told about: it stays readable when its code is retired, and at a council that has other codes.

alter table call drop constraint call_wrap_up_check;
alter table call add constraint call_wrap_up_check check (wrap_up between 1 and 99);
alter table call add column wrap_up_words text check (length(wrap_up_words) between 1 and 90);
comment on column call.wrap_up_words is 'What the code meant when the call ended';
grant update (wrap_up_words) on call to app;

alter table call no force row level security;
update call set wrap_up_words = (array[
  'The caller has what they need', 'A question was answered', 'Passed to another service', 'There is nothing for them yet',
  'The line was lost', 'Wrong number', 'Nobody spoke, or a nuisance call'])[wrap_up] where wrap_up is not null;
alter table call force row level security;
alter table call add constraint call_wrap_up_whole check ((wrap_up is null) = (wrap_up_words is null));
