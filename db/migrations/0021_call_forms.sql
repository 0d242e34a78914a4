-- What the call desk keeps of a call besides: the forms at the right of its screen while they are filled in, and for what
-- there was nothing to signpost to when it ended.

alter table call add column forms jsonb not null default '{}' check (length(forms::text) <= 40000);
alter table call add column nothing_for smallint[] not null default '{}'
  check (cardinality(nothing_for) <= 30 and 1 <= all (nothing_for) and 99 >= all (nothing_for));
comment on column call.forms is 'A request or a call-back that is being written down, as typed so far; empty once it is recorded or the call is finished';
comment on column call.nothing_for is 'Of the categories asked for, those that nothing served where the caller lives when the call ended, and of which they were told nothing';
grant update (forms, nothing_for) on call to app;
