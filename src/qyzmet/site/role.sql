-- The role with which servers and workers log in where the tables belong to another role: it reads and writes
-- what the work needs, and can neither rewrite a journal or a trace, nor switch off what forbids it.
-- Run by the owner of the tables after each `qyzmet setup`; make the role first: CREATE ROLE qyzmet_app LOGIN …
GRANT USAGE ON SCHEMA public TO qyzmet_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO qyzmet_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO qyzmet_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO qyzmet_app;
REVOKE UPDATE, DELETE ON cases_entry, registers_look, papers_paper FROM qyzmet_app;
REVOKE UPDATE, DELETE ON registers_addressevent, registers_legalpersonevent, registers_personevent,
    registers_residenceevent, registers_identitydocumentevent, registers_dwellingrightevent,
    registers_militarydutyevent, registers_registrationmarkevent FROM qyzmet_app;
REVOKE UPDATE, DELETE ON registers_householdentry, registers_householdconfirmation, registers_householdpageevent,
    registers_householdmemberevent FROM qyzmet_app;
REVOKE DELETE ON registers_householdpage, registers_householdmember FROM qyzmet_app;
REVOKE UPDATE, DELETE ON registers_familyevent, registers_familymemberevent, registers_personstatusevent,
    registers_incomerecord, registers_unemployedentry, registers_unemployedregistrationevent FROM qyzmet_app;
REVOKE DELETE ON registers_family, registers_familymember, registers_personstatus, registers_unemployedregistration
    FROM qyzmet_app;
REVOKE UPDATE, DELETE ON cases_custody, cases_custodyact, cases_custodyactline FROM qyzmet_app;
REVOKE UPDATE, DELETE ON duty_payment, duty_refund, duty_paymentevent, duty_refundevent FROM qyzmet_app;
REVOKE UPDATE, DELETE ON cases_visitevent, cases_premisescheck FROM qyzmet_app;
REVOKE UPDATE, DELETE ON cases_assignment, cases_ticketevent FROM qyzmet_app;
REVOKE UPDATE, DELETE ON cases_attachment, portal_declined FROM qyzmet_app; -- what applicants and owners signed
REVOKE UPDATE, DELETE ON commissions_commission, commissions_member, commissions_inspection, commissions_seat,
    commissions_conclusion, commissions_vote FROM qyzmet_app;
REVOKE DELETE ON cases_case, cases_manifest, cases_ticket, cases_visit, cases_route, portal_order, portal_booking,
    offices_office, offices_account, offices_holding, offices_absence, registers_person, registers_legalperson,
    registers_residence, registers_identitydocument FROM qyzmet_app;
REVOKE UPDATE, DELETE ON benefits_term, benefits_turning, benefits_happening, benefits_confirmation, benefits_refused,
    benefits_benefitevent, benefits_countedevent, benefits_payline, benefits_payout FROM qyzmet_app;
REVOKE DELETE ON benefits_benefit, benefits_counted, benefits_paylist FROM qyzmet_app;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM qyzmet_app;
GRANT UPDATE (withdrawn_at, withdrawn_reason, withdrawn_by) ON papers_paper TO qyzmet_app;
GRANT UPDATE (case_number, used_at, owed) ON duty_payment TO qyzmet_app;
GRANT UPDATE (paid_on, paid_by, order_number) ON duty_refund TO qyzmet_app;
GRANT UPDATE (current) ON registers_incomerecord TO qyzmet_app;
GRANT UPDATE (until, ended_by) ON commissions_commission, commissions_member TO qyzmet_app;
