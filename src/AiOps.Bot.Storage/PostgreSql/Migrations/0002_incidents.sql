create table incident (
  id text not null primary key,
  version bigint not null,
  status text not null,
  opened_ms bigint not null,
  resolved_ms bigint,
  needs_investigation smallint not null,
  document text not null
);
create index incident_opened on incident (opened_ms);
create index incident_living on incident (status, resolved_ms);
create index incident_uninvestigated on incident (opened_ms) where needs_investigation = 1;

create table alert (
  id text not null primary key,
  fingerprint text not null unique,
  incident_id text,
  starts_ms bigint not null,
  document text not null
);
create index alert_incident on alert (incident_id, starts_ms);

create table timeline (
  sequence bigint not null primary key,
  incident_id text,
  time_ms bigint not null,
  actor text not null,
  verb text not null,
  detail text not null,
  previous_hash text not null,
  hash text not null
);
create index timeline_incident on timeline (incident_id, sequence);
create function timeline_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'the timeline is append-only'; end $$;
create trigger timeline_no_change before update or delete on timeline for each row execute function timeline_is_append_only();
create trigger timeline_no_truncate before truncate on timeline for each statement execute function timeline_is_append_only();

create table investigation (
  id text not null primary key,
  incident_id text not null,
  saved bigint not null,
  document text not null
);
create index investigation_incident on investigation (incident_id, saved);
