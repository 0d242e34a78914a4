-- A volunteer or a group may change, by their own link, what they are called and where they start from. A new postcode
-- moves the parish and the point with it, so the link may read where the offer is now: it is the volunteer's own place.
grant select (area_code) on offer to link;
grant update (name, contact_name, charity_no, postcode, area_code, loc) on offer to link;
