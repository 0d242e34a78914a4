-- An entry of the community map is handed on to another council for a reason, which whoever takes over reads. It stands with
-- the event, as what it says is for staff: neither the published view nor a group's private link shows events.

alter table provision_event add column note text check (length(note) between 1 and 2000);
comment on column provision_event.note is 'Why, in the words of whoever did it; for staff alone';
