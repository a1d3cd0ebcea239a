"""What a fresh document of each kind shows first: plausible examples, in YAML, to be taken up or replaced.

They stay commented out in a new document. The rest of a kind's fields are found through the editor. Block style where
each line deserves its description, flow style where one description is enough.
"""

from __future__ import annotations

GOVERNANCE = """\
version: 1.0.0
owner: mona-k
area: retail
effective_from: 2026-01-01
last_reviewed: 2026-01-01
review_every: 12 months
rationale: What the customer gains from it, and why it is done this way.
"""

STARTERS: dict[str, str] = {
    "organisation": """\
jurisdictions: [eu]
sector: retail
languages: [en]
working_week: [mon, tue, wed, thu, fri]
promise: We make it easy to buy and easy to change your mind.
cx_lead: mona-k
cx_team: customer-experience
executive_sponsor: dana-r
cx_council: {chair: dana-r, members: [mona-k], every: 3 months, last_met: 2026-01-15}
voice_of_customer:
  rank_by: number of customers hurt
  sources:
    - {id: survey, type: survey, journeys: [return-an-order], owner: mona-k, every: 1 month}
""",
    "person": """\
name: Mona Karim
role: Head of customer care
level: manager
area: retail
authority: 500 EUR
manager: dana-r
delegate: omar-s
training: [{training: returns-basics, on: 2026-01-10}]
""",
    "team": """\
lead: mona-k
members: [mona-k, omar-s]
authority: 100 EUR
applies: [policy/returns, system/crm]
training: [{training: returns-basics, on: 2026-01-10}]
""",
    "area": """\
customer_facing: true
cx_champion: omar-s
champion_deputy: lina-h
champion_accepted_on: 2026-01-10
champion_last_suggestion_on: 2026-05-20
executive_sponsor: dana-r
kpi_capacity: 7
""",
    "policy": """\
approved_by: dana-r
sponsor: dana-r
scope: {channels: [web, store]}
frontline: {discretion: Decide in the customer's favour when in doubt., limit: 50 EUR}
training: [returns-basics]
terms:
  return: {window: 30 days, starts_at: delivery, conditions: none, restocking: none, shipping_paid_by: company}
  refund: {method: original, deadline: 5 working days, clock_from: receipt}
customer_text:
  en: |
    You have 30 days to send back what you do not like. We pay for the parcel.
""",
    "kpi": """\
type: csat_top2
scale: {min: 1, max: 5}
method: Share of answers 4 and 5 to the question How satisfied are you with this return?
source_system: survey-tool
measures: {journey: return-an-order}
baseline: 78%
target: 85%
act_below: {value: 75%, owner: mona-k, action: Call ten unhappy customers.}
measured: {every: 1 month, on: 2026-01-31, value: 83%}
""",
    "objective": """\
sponsor: dana-r
areas: [retail, warehouse]
kpis: [csat-returns]
journeys: [return-an-order]
pilot: {journey: return-an-order, baseline: 78%, goal: 85%}
baseline_on: 2026-01-01
target_on: 2026-12-31
review_on: 2026-07-01
""",
    "process": """\
type: service
policies: [returns]
intake:
  channels: [web, phone]
  tracking_id: true
  acknowledge: 1 hour
  queue_owner: team/returns-desk
  fallback_owner: team/care
  case_system: case-desk
time_limit: 7 working days
defaults: {actor: team/returns-desk, system: [case-desk]}
steps:
  - {id: inspect, name: Check the parcel, takes: 20 minutes, waits_at_most: 2 working days, notify: true}
  - {id: refund, name: Send the money back, takes: 10 minutes, waits_at_most: 1 working day, notify: true}
priority_by: [severity, volume]
frontline: {may_correct: true, limit: 50 EUR, recovery_plan: Apologise and put it right., escalates_to: team/care}
backed_by: dana-r
training: [returns-basics]
learning: {recordings_reviewed: true, every: 1 month, owner: mona-k, actions: [Put the label in every parcel.]}
capacity: {volume_month: 4000, peak_rule: Two people from sales help out above 200 open requests.}
""",
    "journey": """\
goal: My money is back and I had little trouble.
importance: high
lifecycle: [return]
entry_points: [returns-page]
team: [retail, warehouse]
stages:
  - {name: I ask to send it back, touchpoints: [returns-page]}
  - {name: I get my money, touchpoints: [refund-news]}
handoffs:
  - {from: area/retail, to: area/warehouse, carries: [history, problem], owner: mona-k, time_limit: 1 working day}
volume_month: 4000
customer_steps: 3
approvals: 0
error_path: process/fix-a-return
ends_with: An e-mail says that the money is back.
contact_cycle: 3 months
""",
    "touchpoint": """\
channel: web
control: own
mode: self-service
stage: after
systems: [webshop]
policies: [returns]
serves: [start-a-return]
volume_month: 4000
collects: [order number]
languages: [en]
accessibility: WCAG 2.2 AA
feedback: {method: two-question survey, route_to: mona-k, close_within: 48 hours}
confirmation: Your return is registered. You get its number by e-mail.
next_step: We check the parcel within two days and write to you.
escalates_to: channel/phone
""",
    "channel": """\
type: phone
direction: both
hours: Mon-Fri 08:00-20:00
languages: [en]
response: {share: 80%, within: 1 minute}
resolve: 2 working days
human: {available: true, steps_to: 1}
can: [buy, return, cancel, complain, track, change-preferences]
cost: free
knowledge_source: help-centre
case_system: case-desk
feedback: {method: survey after the call}
""",
    "system": """\
holds: [profile, preferences, cases]
record_for: [profile]
sends: [email]
integrates:
  - {system: webshop, data: [orders], mode: realtime, latency: 1 minute}
customer_key: customer-number
frontline_view: [phone, web]
access: [area/retail, team/care]
roles: [crm]
legacy: false
""",
    "communication": """\
system: mailer
channel: email
touchpoint: delivery-news
purpose: news of a delay
type: notice
segment: private-customers
respects: [preferences]
personalised_on: [{field: last order, system: crm}]
proactive: true
trigger: {event: parcel late, occurrences: 1, lookback: 1 day}
customer_saves: No need to call and ask.
request_type: where-is-my-order
""",
    "segment": """\
preferred_channels: [app, phone]
contact_hours: Mon-Fri 17:00-20:00
max_contacts: {count: 4, per: 1 month}
languages: [en]
""",
    "product": """\
line_of_business: cards
preferences_policy: preferences
""",
    "request-type": """\
volume_month: 9000
routine: true
recurring: false
avoidable: true
""",
    "training": """\
topic: policy
covers: [policy/returns]
valid_for: 24 months
""",
    "promise": """\
statement: We answer every e-mail within one working day.
indicator: answered-in-a-day
limits: Not on public holidays.
remedy: 10 EUR off the next bill, without asking.
contact: Write to the care team.
channels: [email]
terms: [policy/complaints#terms.complaint.acknowledge]
""",
    "error-level": """\
rank: 1
definition: A customer loses money or another person sees their data.
escalate_to: person/dana-r
respond: 1 hour
inform_customer: 24 hours
resolve: 3 working days
remedy: The money back and an apology.
authority: 100 EUR
root_cause_required: true
tell_affected: true
correction_paid_by: company
""",
    "error-type": """\
harm: [money]
level: severe
detected_by: [system, staff]
share_found_by_customers: 20%
made_by: team/billing
process: correct-a-bill
actions: [Bills over twice the usual sum are checked before they go out.]
""",
    "roadmap-item": """\
systems: [crm, webshop]
phase: centralise-data
from_state: Two registers that do not know each other.
to_state: One register that every channel uses.
starts_on: 2026-03-01
due: 2026-12-31
""",
    "waiver": """\
rule: POL004
subject: policy/returns#terms.return.restocking
reason: The new warehouse that can resell opened goods opens in June.
owner: mona-k
requested_by: mona-k
approved_by: dana-r
approved_on: 2026-01-10
expires: 2026-06-30
remediation: Drop the fee when the warehouse opens.
""",
}
