-- That a script was switched off, or on again, is told among its versions. Of those written before nobody knows.
alter table script_version add column active boolean;
comment on column script_version.active is 'Whether calls followed it from this version on; null for versions from before it was kept';
