-- Those who work on cases, and those who supervise them.

alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('administrator', 'investigator',
  'victim-services-worker', 'liaison-officer', 'focal-point', 'analyst', 'auditor', 'reader'));
alter table account add column supervisor boolean not null default false;
comment on column account.supervisor is 'Approves and assigns what others of the same side do';
alter table account add check (not supervisor or role in ('investigator', 'victim-services-worker'));
