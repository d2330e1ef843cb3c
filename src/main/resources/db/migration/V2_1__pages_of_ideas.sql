-- What the pages of ideas look up: successors of an idea and what was merged into it.
create index idea_by_parent on idea (parent_idea_id);
create index idea_by_merge_target on idea (merge_target_id);
