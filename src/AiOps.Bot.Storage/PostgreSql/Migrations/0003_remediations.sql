create table remediation (
  id text not null primary key,
  incident_id text not null,
  version bigint not null,
  status text not null,
  proposed_ms bigint not null,
  document text not null
);
create index remediation_incident on remediation (incident_id, proposed_ms);
create index remediation_status on remediation (status, proposed_ms);
