-- A phone number keeps its extension as a telephone link writes it, +441902696000;ext=12: longer than a number alone.
do $$
declare held record;
begin
  for held in select * from (values ('request', 'phone'), ('request', 'asker_phone'), ('offer', 'phone'), ('provision', 'phone'),
                                    ('provision', 'contact_phone')) as pair(name, part) loop
    execute format('alter table %1$I drop constraint %2$I, add constraint %2$I check (length(%3$I) <= 30)',
                   held.name, held.name || '_' || held.part || '_check', held.part);
  end loop;
end $$;
