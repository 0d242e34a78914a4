-- A password that was forgotten, and one that is changed: both leave their line among the sign-ins.
alter table sign_in_event drop constraint sign_in_event_kind_check;
alter table sign_in_event add constraint sign_in_event_kind_check check (kind in (
  'signed_in', 'refused', 'limited', 'signed_out', 'signed_out_everywhere', 'password_chosen', 'password_asked',
  'password_changed'));

-- A link for a forgotten password is an invitation that lasts an hour and that its owner asked for.
alter table invitation add column asked_by_owner boolean not null default false;
comment on column invitation.asked_by_owner is 'Whether its owner asked for it at the sign-in page; otherwise a colleague did';
