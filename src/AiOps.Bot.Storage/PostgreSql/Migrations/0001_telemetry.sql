create table sequence (
  name text not null primary key,
  value bigint not null
);
insert into sequence (name, value) values ('log', 0), ('timeline', 0), ('anomaly', 0), ('investigation', 0), ('vector', 0), ('vector-indexed', 0), ('vector-floor', 0);

create table log_stream (
  id bigint generated always as identity primary key,
  source text not null,
  group_name text not null,
  stream_name text not null,
  row_count bigint not null,
  unique (source, group_name, stream_name)
);
create table log_event (
  sequence bigint not null primary key,
  stream_id bigint not null,
  event_id text not null,
  time_ms bigint not null,
  ingested_ms bigint not null,
  resource text not null,
  severity smallint not null,
  message text not null
);
create unique index log_event_identity on log_event (event_id, stream_id);
create index log_event_time on log_event (time_ms, sequence);
create table ingest_checkpoint (
  checkpoint_key text not null primary key,
  position text not null
);

create table inbound_event (
  id text not null primary key,
  source text not null,
  received_ms bigint not null,
  body bytea not null,
  state text not null,
  reason text
);
create index inbound_event_state on inbound_event (state, received_ms);

create table anomaly (
  id text not null primary key,
  sequence bigint not null,
  time_ms bigint not null,
  pending smallint not null,
  document text not null
);
create index anomaly_pending on anomaly (sequence) where pending = 1;
create index anomaly_time on anomaly (time_ms);
create table scoring_progress (
  id smallint not null primary key,
  log_sequence bigint not null,
  watermark_ms bigint not null,
  state bytea not null
);
