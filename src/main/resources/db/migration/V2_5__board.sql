-- The board counts by status and stage, and reads in each stage the open ideas that have been there longest.
drop index idea_by_stage;
create index idea_by_stage on idea (status, stage, stage_since, id);
