-- Those who prepare tables for release, and those who let them out.

alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('administrator', 'investigator',
  'victim-services-worker', 'liaison-officer', 'focal-point', 'analyst', 'statistician', 'release-approver', 'auditor',
  'delegate', 'adviser', 'secretariat', 'chair', 'observer', 'reader'));
