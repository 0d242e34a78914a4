-- The list of offers can be narrowed to those that somebody dealt with last, as the queue of requests can.

create index offer_event_actor on offer_event (actor_id, at) where actor_id is not null;
