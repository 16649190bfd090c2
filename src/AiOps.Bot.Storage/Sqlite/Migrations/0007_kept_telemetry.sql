create table kept_telemetry (
  incident_id text not null primary key,
  document text not null
);
