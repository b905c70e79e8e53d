-- A hook instance is random text: in an index it costs more than the rest of its row. It is found by a number instead.
alter table decision add column hook_mark bigint; -- null in rows of servers that did not know it
create index decision_by_hook_mark on decision (hook_mark);
drop index decision_by_hook_instance;
