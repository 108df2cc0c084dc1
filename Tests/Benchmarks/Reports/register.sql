-- The register of outgoing documents, as one writes it by hand.
with sending as (
  select distinct on (delivery.document_id) delivery.document_id, delivery.sent_at, result.outcome, result.at
  from trao.delivery
    left join trao.delivery_outcome as result
      on result.conference_id = delivery.conference_id and result.delivery_id = delivery.id
  where delivery.conference_id = :conference
  order by delivery.document_id, delivery.sent_at desc, delivery.id desc, result.at desc, result.id desc
)
select body.symbol as body, register.year, register.series, document.number, document.symbol, document.dated,
  'Giấy mời' as type, subject.body as subject, document.snapshot #>> '{sender.name,name}' as signer,
  concat_ws(', ', document.snapshot #>> '{invitee.name,name}', document.snapshot #>> '{invitee.organisation,text}')
    as recipients,
  'VT' as keeper, 1 as copies, (sending.sent_at at time zone conference.time_zone)::date as sent_on,
  sending.outcome || ' ' || (sending.at at time zone conference.time_zone)::date as receipt,
  'void: ' || document.void_reason as note, document.state
from trao.document
  join trao.register on register.id = document.register_id
  join trao.organisation as body on body.id = register.organisation_id
  join trao.conference on conference.id = document.conference_id
  left join trao.localised_text as subject
    on subject.text_id = conference.name_text_id and subject.language = 'vi'
  left join sending on sending.document_id = document.id
where document.conference_id = :conference
order by register.year, register.series, document.number
