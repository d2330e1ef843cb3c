-- What figures are computed from: each visit of an idea to a stage, and each user task from its creation to its end.

create view stage_visit as
select idea_id, stage, model_version, entered_at, left_at, outcome
from (select idea_id,
             element as stage,
             model_version,
             event,
             at as entered_at,
             lead(at) over (partition by idea_id, element order by seq) as left_at,
             lead(outcome) over (partition by idea_id, element order by seq) as outcome
      from stage_event
      where kind = 'stage') as visit
where event = 'entered';

create view task_visit as
select task_id,
       idea_id,
       element as task_key,
       process_key,
       max(case when event = 'created' then party end) as party,
       min(case when event = 'created' then at end) as created_at,
       min(case when event = 'claimed' then at end) as claimed_at,
       max(case when event = 'completed' then at end) as completed_at,
       max(case when event = 'cancelled' then at end) as cancelled_at,
       max(due_at) as due_at
from stage_event
where kind = 'task'
group by task_id, idea_id, element, process_key;

create index card_by_time on card (created_at, kind);
