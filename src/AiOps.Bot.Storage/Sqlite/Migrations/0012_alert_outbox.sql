create table alert_outbox (
  id text not null primary key,
  sequence bigint not null,
  added_ms bigint not null,
  state text not null,
  body blob not null,
  reason text
);
create index alert_outbox_waiting on alert_outbox (sequence) where state = 'waiting';
create index alert_outbox_added on alert_outbox (added_ms);
insert into sequence (name, value) values ('alert-outbox', 0);
