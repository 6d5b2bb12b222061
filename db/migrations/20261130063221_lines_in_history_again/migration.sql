-- The view as the last migration made it, with what the one before it had added: they were written side by side.
CREATE OR REPLACE VIEW "events" AS
SELECT 'touch' AS kind, t.id, t.at, t.recruiter_id AS by, NULL::uuid AS operation_id, t.person_id, t.candidacy_id, t.position_id, t.note AS words,
  jsonb_build_object('kind', t.kind, 'direction', t.direction, 'outcome', t.outcome, 'message', m.state,
    'fresh', (SELECT left(r.fresh_text, 2000) FROM replies r WHERE r.touch_id = t.id LIMIT 1)) AS facts
FROM touches t LEFT JOIN messages m ON m.id = t.message_id AND t.direction = 'out'
UNION ALL
SELECT 'message', m.id, m.created_at, m.by, NULL, m.person_id, m.candidacy_id, m.position_id, m.subject,
  jsonb_build_object('state', m.state, 'reason', m.reason, 'sendAt', m.send_at)
FROM messages m WHERE NOT EXISTS (SELECT FROM touches t WHERE t.message_id = m.id AND t.direction = 'out')
UNION ALL
SELECT 'callback', b.id, b.created_at, b.recruiter_id, NULL, b.person_id, NULL, b.position_id, b.reason,
  jsonb_build_object('dueAt', b.due_at, 'settled', b.settled_at IS NOT NULL, 'canceled', b.canceled_at IS NOT NULL)
FROM callbacks b
UNION ALL
SELECT 'moved', m.id, m.at, m.by, m.operation_id, k.person_id, c.id, c.position_id, m.reason,
  jsonb_build_object('from', m.from_stage, 'to', m.to_stage, 'undo', m.undoes_id IS NOT NULL,
    'undone', EXISTS (SELECT FROM stage_moves u WHERE u.undoes_id = m.id),
    'back', EXISTS (SELECT FROM revivals v WHERE v.stage_move_id = m.id))
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN stage_moves m ON m.candidacy_id = c.id
UNION ALL
SELECT 'closed_out', e.id, e.at, e.by, e.operation_id, k.person_id, c.id, c.position_id, nullif(e.note, ''),
  jsonb_build_object('side', e.side, 'reason', e.reason, 'runnerUp', e.runner_up,
    'undone', e.undone_at IS NOT NULL AND NOT EXISTS (SELECT FROM revivals v WHERE v.close_out_id = e.id))
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN close_outs e ON e.candidacy_id = c.id
WHERE NOT EXISTS (SELECT FROM close_outs r WHERE r.restores_id = e.id)
UNION ALL
-- A revival ends a close-out too; that is said by its move back to the board.
SELECT 'close_out_undone', e.id, e.undone_at, e.undone_by, e.undone_operation_id, k.person_id, c.id, c.position_id, NULL,
  jsonb_build_object('side', e.side, 'reason', e.reason)
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN close_outs e ON e.candidacy_id = c.id
WHERE e.undone_at IS NOT NULL AND NOT EXISTS (SELECT FROM revivals v WHERE v.close_out_id = e.id)
UNION ALL
SELECT 'submitted', s.id, s.created_at, s.by, s.operation_id, k.person_id, c.id, c.position_id, nullif(s.note, ''),
  jsonb_build_object('on', s.submitted_on, 'undone', s.undone_at IS NOT NULL)
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN submittals s ON s.candidacy_id = c.id
UNION ALL
SELECT 'interview_scheduled', i.id, i.created_at, i.by, i.operation_id, k.person_id, c.id, c.position_id, NULL,
  jsonb_build_object('kind', i.kind, 'round', i.round, 'zone', coalesce(first.from_zone, i.zone),
    'startsAt', coalesce(first.from_starts_at, i.starts_at))
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN interviews i ON i.candidacy_id = c.id
LEFT JOIN LATERAL (SELECT x.from_starts_at, x.from_zone FROM interview_changes x
  WHERE x.interview_id = i.id ORDER BY x.at, x.id LIMIT 1) first ON true
UNION ALL
SELECT 'interview_changed', x.id, x.at, x.by, x.operation_id, k.person_id, c.id, c.position_id, x.reason,
  jsonb_build_object('change', x.kind, 'round', i.round, 'fromStartsAt', x.from_starts_at, 'fromZone', x.from_zone,
    'toStartsAt', x.to_starts_at, 'toZone', x.to_zone)
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN interviews i ON i.candidacy_id = c.id
JOIN interview_changes x ON x.interview_id = i.id
UNION ALL
SELECT 'debriefed', d.id, d.at, d.by, d.operation_id, k.person_id, c.id, c.position_id, nullif(d.note, ''),
  jsonb_build_object('side', d.side, 'verdict', d.verdict, 'round', i.round)
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN interviews i ON i.candidacy_id = c.id
JOIN debriefs d ON d.interview_id = i.id
UNION ALL
SELECT 'client_answered', a.id, a.at, a.by, a.operation_id, k.person_id, c.id, c.position_id, nullif(a.words, ''),
  jsonb_build_object('answer', a.kind, 'decideOn', a.decide_on, 'scores', a.scores,
    'contact', btrim(h.first_name || ' ' || h.last_name))
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN client_answers a ON a.candidacy_id = c.id
JOIN contacts t ON t.id = a.contact_id JOIN people h ON h.id = t.person_id
UNION ALL
SELECT 'offer_extended', f.id, f.extended_at, f.by, f.operation_id, k.person_id, c.id, c.position_id, nullif(f.note, ''),
  jsonb_build_object('cents', f.pay_cents, 'unit', f.pay_unit)
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN offers f ON f.candidacy_id = c.id
UNION ALL
-- An offer whose hire fell through is withdrawn by now; that it was accepted is known by its placement.
SELECT 'offer_answered', f.id, f.answered_at, o.recruiter_id, f.answer_operation_id, k.person_id, c.id, c.position_id,
  CASE WHEN p.id IS NULL THEN nullif(f.answer_note, '') END,
  jsonb_build_object('answer', CASE WHEN p.id IS NOT NULL THEN 'accepted' ELSE f.state END, 'decline', f.decline_reason)
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN offers f ON f.candidacy_id = c.id
LEFT JOIN operations o ON o.id = f.answer_operation_id LEFT JOIN placements p ON p.offer_id = f.id
WHERE f.answered_at IS NOT NULL
UNION ALL
-- That a placement began is said by the accepted offer.
SELECT 'placement_changed', x.id, x.at, x.by, x.operation_id, k.person_id, c.id, c.position_id, x.reason,
  jsonb_build_object('change', x.kind, 'startOn', p.start_on)
FROM candidacies c JOIN candidates k ON k.id = c.candidate_id JOIN placements p ON p.candidacy_id = c.id
JOIN placement_changes x ON x.placement_id = p.id WHERE x.kind <> 'accepted'
UNION ALL
SELECT 'position_changed', h.id, h.at, h.by, h.operation_id, NULL, NULL, h.position_id, h.reason,
  jsonb_build_object('change', h.kind, 'fields', h.fields)
FROM position_changes h
UNION ALL
-- That a seat was freed is said by the reopening.
SELECT 'opening_changed', h.id, h.at, h.by, h.operation_id, k.person_id, h.candidacy_id, o.position_id, NULL,
  jsonb_build_object('change', h.kind, 'number', o.number)
FROM openings o JOIN opening_changes h ON h.opening_id = o.id
LEFT JOIN candidacies c ON c.id = h.candidacy_id LEFT JOIN candidates k ON k.id = c.candidate_id WHERE h.kind <> 'freed'
UNION ALL
SELECT 'reopened', r.id, r.at, r.by, r.operation_id, k.person_id, r.candidacy_id, r.position_id, r.reason,
  jsonb_build_object('reopening', r.kind, 'number', o.number, 'undone', r.undone_at IS NOT NULL)
FROM reopenings r JOIN openings o ON o.id = r.opening_id
LEFT JOIN candidacies c ON c.id = r.candidacy_id LEFT JOIN candidates k ON k.id = c.candidate_id
UNION ALL
SELECT 'reopening_undone', r.id, r.undone_at, u.recruiter_id, r.undone_operation_id, NULL, NULL, r.position_id, NULL,
  jsonb_build_object('reopening', r.kind, 'number', o.number)
FROM reopenings r JOIN openings o ON o.id = r.opening_id LEFT JOIN operations u ON u.id = r.undone_operation_id
WHERE r.undone_at IS NOT NULL
UNION ALL
-- What somebody said of themselves on the page that our emails link to.
SELECT 'correction_sent', c.id, c.at, NULL, c.operation_id, c.person_id, NULL, NULL, NULL,
  jsonb_build_object('field', c.field, 'state', c.state)
FROM corrections c
UNION ALL
SELECT 'pace_chosen', w.id, w.at, NULL, w.operation_id, w.person_id, NULL, NULL, NULL, jsonb_build_object('pace', w.pace)
FROM person_paces w
UNION ALL
-- Who handed a line of Today to whom, and who nudged whom: said among recruiters, of the person and the position it was about.
SELECT 'handed_over', h.id, h.at, h.by, h.operation_id, h.person_id, NULL, h.position_id, nullif(h.note, ''),
  jsonb_build_object('line', h.kind, 'to', r.name,
    'undone', EXISTS (SELECT FROM operations o WHERE o.id = h.ended_operation_id AND o.undoes_id = h.operation_id))
FROM handed_lines h JOIN recruiters r ON r.id = h.to_id
UNION ALL
SELECT 'nudged', n.id, n.at, n.by, n.operation_id, n.person_id, NULL, n.position_id, NULL,
  jsonb_build_object('line', n.kind, 'to', r.name)
FROM nudges n JOIN recruiters r ON r.id = n.to_id;
