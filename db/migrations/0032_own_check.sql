-- A volunteer may say of their own offer that they have another check by now, or none: it is what they state. Until when
-- it holds is known once a council has seen it, so whatever they state ends that.
grant update (dbs, dbs_until) on offer to link;
