-- Figures put the events of an idea together as they read them.
drop view stage_visit;
drop view task_visit;
