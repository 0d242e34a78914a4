-- An entry that is handed on takes the wishes to join in that wait at its holder with it. Whoever asked reads then who decides
-- now; whom it asked stays as it was.

alter table join_wish add column decider_no int, add check (county_no = decider_no / 1000000);
comment on column join_wish.decider_no is 'To whom the entry was handed on before it was decided; null while that is who was asked';

grant update (decider_no) on join_wish to keeper;
create function follow_wish() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.join_wish w set decider_no = new.tenant_no
  where w.county_no = new.county_no and w.id = new.id and w.tenant_no = new.from_tenant_no and w.status = 1;
  return null;
end $$;
comment on function follow_wish() is 'Tells the council that asked to join in with an entry who decides since it was handed on';
revoke all on function follow_wish() from public;
create trigger follow_wish after update of tenant_no on provision_change for each row
  when (new.kind = 4 and new.status = 1 and new.tenant_no <> old.tenant_no) execute function follow_wish();
grant create on schema public to keeper;
alter function follow_wish() owner to keeper;
revoke create on schema public from keeper;
