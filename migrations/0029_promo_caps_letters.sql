-- How often a day one reader's browser is shown a flight; it counts for itself. Null: as often as the flight is drawn.
alter table flight add column daily_cap smallint check (daily_cap between 1 and 100);

-- A letter has a place too. It comes once a day, so a cap would say nothing there.
alter table flight drop constraint flight_placement_check;
alter table flight add constraint flight_placement_check check (placement in ('strip', 'card', 'letter'));
alter table flight add constraint flight_cap_on_pages check (placement <> 'letter' or daily_cap is null);

-- The promo of an issue, chosen when it was built; null where none was due.
alter table edition add column creative_id integer references creative;
