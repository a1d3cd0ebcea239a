"""The facts of the law plugin a second time, written from the sources: whoever changes one changes both."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.limits import LimitEntry


def told(limit: LimitEntry) -> str:
    """A fact on one line: the field, what holds, for whom, under what, from when to when, and how sure that is."""
    if limit.value is None and not limit.like:
        what = f"never {', '.join(limit.forbids)}" if limit.forbids else "stated"
    else:
        sign = {"more": ">=", "less": "<=", "superset": "holds"}[limit.better]
        what = f"{'stated ' * limit.required}{sign} {limit.like or limit.value}"
    spared = (f"not:{word}" for word in limit.not_sectors)
    given = (
        f"{each.field}={'/'.join(each.words)}" if each.least is None else f"{each.field}>={each.least}"
        for each in limit.given
    )
    days = f"{limit.effective_from or ''}..{limit.effective_to or ''}"
    parts = (
        limit.parameter,
        what,
        " ".join((*limit.channels, *limit.sectors, *limit.sizes, *spared)),
        " ".join(given),
        days if len(days) > 2 else "",
        limit.status if limit.status != "in_force" else "",
        f"week {limit.working_days}" if limit.working_days != 5 else "",
        limit.certainty,
    )
    return " | ".join(part for part in parts if part)


FACTS = {
    "ae": [
        "terms.return.final_sale | never all, everything, all items, all products, all sales, الكل, كل شيء, همه, همه چیز | 2023-10-14.. | sure",
        "terms.contract.sole_interpretation | never true | 2023-10-14.. | sure",
        "terms.contract.unilateral_change.reasons | stated | terms.contract.unilateral_change.allowed=true | 2023-10-14.. | sure",
        "terms.contract.liability_exclusion | never * | 2023-10-14.. | sure",
    ],
    "au": [
        "terms.return.final_sale_covers_defects | never true | likely",
        "terms.contract.liability_exclusion | never * | likely",
        "terms.contract.sole_interpretation | never true | 2023-11-09.. | likely",
        "terms.contract.unilateral_change.reasons | stated | terms.contract.unilateral_change.allowed=true | 2023-11-09.. | likely",
        "terms.fees.in_headline_price | never false | terms.fees.mandatory=true | 2027-07-01.. | proposed | maybe",
        "terms.complaint.acknowledge | <= 1 working day | bank insurance | sure",
        "terms.complaint.resolve | <= 30 days | bank insurance | sure",
        "terms.complaint.writing_only | never true | bank insurance | sure",
        "terms.complaint.external_body | stated | bank insurance | likely",
    ],
    "de": [
        "terms.cancellation.button_label | stated | online not:bank not:insurance | terms.subscription.auto_renew=true/false | 2022-07-01.. | likely",
        "terms.cancellation.requires | never new-account, call, letter | online not:bank not:insurance | 2022-07-01.. | likely",
        "terms.subscription.initial_term | <= 24 months | 2022-03-01.. | sure",
        "terms.subscription.renewal_term | <= 1 month | terms.subscription.auto_renew=true | 2022-03-01.. | sure",
        "terms.cancellation.notice | <= 1 month | 2022-03-01.. | sure",
        "terms.subscription.optout_deadline | <= 1 month | terms.subscription.auto_renew=true | 2022-03-01.. | sure",
    ],
    "eg": [
        "terms.return.window | >= 14 days | sure",
        "terms.return.starts_at | never order, dispatch | sure",
        "terms.return.conditions | never reason | sure",
        "terms.return.restocking | <= 0% | sure",
        "terms.return.final_sale | never all, everything, all items, all products, all sales, الكل, كل شيء, همه, همه چیز | sure",
        "terms.refund.deadline | <= 7 days | distance | sure",
        "terms.refund.method | never store-credit | sure",
        "terms.return.defect_window | >= 30 days | sure",
        "terms.warranty.length | >= 2 years | sure",
        "terms.warranty.max_repairs | <= 2 | likely",
        "terms.warranty.costs_paid_by | never customer | sure",
        "terms.return.fault_shipping_paid_by | never customer | likely",
        "terms.refund.automatic_on_company_failure | never false | distance | maybe",
    ],
    "es": [
        "terms.warranty.length | >= 3 years | likely",
        "terms.complaint.resolve | <= 15 working days | utility transport post telecom large | 2026-12-28.. | sure",
        "terms.complaint.tracking_id | never false | utility transport post telecom large | 2026-12-28.. | sure",
        "terms.complaint.writing_only | never true | utility transport post telecom large | 2026-12-28.. | sure",
        "terms.complaint.fee | <= 0% | utility transport post telecom large | 2026-12-28.. | sure",
        "response.within | <= 3 minutes | utility transport post telecom large | type=phone | 2026-12-28.. | sure",
        "response.share | >= 95% | utility transport post telecom large | type=phone | 2026-12-28.. | sure",
        "human.available | never false | utility transport post telecom large | type=phone/bot/callback | 2026-12-28.. | sure",
        "cost | never premium | utility transport post telecom large | 2026-12-28.. | sure",
    ],
    "eu": [
        "terms.return.window | >= 14 days | distance | sure",
        "terms.return.starts_at | never order, dispatch | distance | sure",
        "terms.return.conditions | never reason | distance | sure",
        "terms.return.restocking | <= 0% | distance | sure",
        "terms.refund.deadline | <= 14 days | distance | likely",
        "terms.refund.method | never store-credit | distance | likely",
        "terms.refund.fee | <= 0% | distance | likely",
        "terms.refund.includes_delivery | never false | distance | likely",
        "cost | never premium | likely",
        "terms.subscription.consent | never preticked | likely",
        "terms.preferences.default | never opt-in-preticked | likely",
        "terms.cancellation.withdrawal_function.online | never false | online | 2026-06-19.. | sure",
        "terms.cancellation.withdrawal_function.durable_acknowledgement | never false | online | 2026-06-19.. | sure",
        "human.available | never false | bank insurance | 2026-06-19.. | sure",
        "terms.warranty.length | >= 2 years | sure",
        "terms.warranty.burden_shifts_after | >= 1 year | likely",
        "terms.warranty.costs_paid_by | never customer | likely",
        "terms.return.fault_shipping_paid_by | never customer | likely",
        "terms.warranty.after_repair | >= 12 months | 2026-07-31.. | likely",
        "terms.complaint.external_body | never ec.europa.eu/consumers/odr, odr platform | 2025-07-20.. | sure",
        "terms.preferences.withdraw_steps | <= terms.preferences.grant_steps | sure",
        "terms.contract.unilateral_change.notice | >= 1 month | telecom | terms.contract.unilateral_change.allowed=true | likely",
        "terms.contract.unilateral_change.exit_right | never false | telecom | terms.contract.unilateral_change.allowed=true | likely",
        "terms.subscription.price_change_notice | >= 1 month | telecom | likely",
        "terms.contract.unilateral_change.notice | >= 2 months | bank | terms.contract.unilateral_change.allowed=true | likely",
        "terms.complaint.resolve | <= 15 working days | bank | likely",
        "terms.contract.terms_shown_before_purchase | never false | sure",
        "terms.contract.unilateral_change.reasons | stated | terms.contract.unilateral_change.allowed=true | sure",
        "terms.contract.unilateral_change.exit_right | never false | terms.contract.unilateral_change.allowed=true | sure",
        "terms.contract.sole_interpretation | never true | likely",
        "terms.contract.liability_exclusion | never * | likely",
        "terms.contract.arbitration | never mandatory | sure",
        "terms.contract.class_waiver | never true | likely",
        "terms.fees.reciprocal | never false | likely",
    ],
    "fr": [
        "terms.cancellation.button_label | stated | online | terms.subscription.auto_renew=true/false | 2023-06-01.. | likely",
        "terms.cancellation.requires | never new-account | online | 2023-06-01.. | sure",
        "terms.subscription.renewal_notice | >= 1 month | terms.subscription.auto_renew=true | likely",
    ],
    "in": [
        "terms.fees.in_headline_price | never false | terms.fees.mandatory=true | 2023-11-30.. | sure",
        "terms.fees.disclosed_at | never checkout, after | terms.fees.mandatory=true | 2023-11-30.. | sure",
        "terms.cancellation.requires | never call, letter, branch-visit | 2023-11-30.. | likely",
        "terms.complaint.acknowledge | <= 48 hours | sure",
        "terms.complaint.resolve | <= 1 month | sure",
        "terms.complaint.tracking_id | never false | sure",
        "terms.fees.reciprocal | never false | likely",
        "terms.subscription.consent | never preticked | likely",
        "terms.preferences.default | never opt-in-preticked | likely",
    ],
    "ir": [
        "terms.return.window | >= 7 working days | distance not:bank not:insurance | week 0 | sure",
        "terms.return.starts_at | never order, dispatch | distance not:bank not:insurance | week 0 | sure",
        "terms.return.conditions | never reason | distance not:bank not:insurance | week 0 | sure",
        "terms.return.restocking | <= 0% | distance not:bank not:insurance | week 0 | sure",
        "terms.refund.deadline | stated | distance not:bank not:insurance | week 0 | sure",
        "terms.refund.fee | <= 0% | distance not:bank not:insurance | week 0 | sure",
        "terms.refund.includes_delivery | never false | distance not:bank not:insurance | week 0 | likely",
        "terms.contract.sole_interpretation | never true | distance not:bank not:insurance | week 0 | maybe",
    ],
    "sa": [
        "terms.return.window | >= 7 days | distance | sure",
        "terms.return.starts_at | never order, dispatch | distance | sure",
        "terms.refund.automatic_on_company_failure | never false | distance | maybe",
        "terms.refund.deadline | <= 14 days | distance | proposed | maybe",
    ],
    "uk": [
        "terms.return.window | >= 14 days | distance | likely",
        "terms.return.starts_at | never order, dispatch | distance | likely",
        "terms.return.conditions | never reason | distance | likely",
        "terms.return.restocking | <= 0% | distance | likely",
        "terms.refund.deadline | <= 14 days | distance | likely",
        "terms.refund.method | never store-credit | distance | likely",
        "terms.refund.fee | <= 0% | distance | likely",
        "terms.subscription.consent | never preticked | likely",
        "cost | never premium | likely",
        "terms.return.defect_window | >= 30 days | likely",
        "terms.warranty.max_repairs | <= 1 | likely",
        "terms.warranty.burden_shifts_after | >= 6 months | likely",
        "terms.fees.in_headline_price | never false | terms.fees.mandatory=true | 2025-04-06.. | sure",
        "terms.fees.disclosed_at | never checkout, after | terms.fees.mandatory=true | 2025-04-06.. | sure",
        "terms.contract.arbitration | never mandatory | sure",
        "terms.contract.class_waiver | never true | likely",
        "terms.contract.terms_shown_before_purchase | never false | likely",
        "terms.contract.sole_interpretation | never true | likely",
        "terms.contract.unilateral_change.reasons | stated | terms.contract.unilateral_change.allowed=true | likely",
        "terms.fees.reciprocal | never false | likely",
        "terms.subscription.renewal_notice | stated | terms.subscription.auto_renew=true | enacted_not_yet | sure",
        "terms.complaint.resolve | <= 8 weeks | bank insurance | sure",
        "terms.complaint.resolve | <= 15 working days | bank | likely",
        "terms.complaint.external_body | stated | bank insurance | sure",
        "terms.complaint.tell_rights | never false | bank insurance | sure",
        "terms.complaint.resolve | <= 8 weeks | telecom | ..2026-04-07 | sure",
        "terms.complaint.resolve | <= 6 weeks | telecom | 2026-04-08.. | sure",
        "terms.complaint.external_body | stated | telecom | likely",
    ],
    "us-bank": [
        "terms.error_resolution.investigate | <= 10 working days | bank"
        " | terms.error_resolution.provisional_credit_after=unstated | sure",
        "terms.error_resolution.investigate | <= 45 days | bank | sure",
        "terms.error_resolution.provisional_credit_after | <= 10 working days | bank | sure",
        "terms.error_resolution.extended | <= 45 days | bank | sure",
        "terms.error_resolution.acknowledge | <= 30 days | bank | sure",
        "terms.error_resolution.final | <= 90 days | bank | likely",
    ],
    "us-ca": [
        "terms.subscription.consent | never implied, preticked | terms.subscription.auto_renew=true | 2025-07-01.. | sure",
        "terms.cancellation.channels | holds terms.cancellation.joining_channels | 2025-07-01.. | sure",
        "terms.subscription.price_change_notice | >= 7 days | terms.subscription.auto_renew=true | 2025-07-01.. | sure",
        "terms.subscription.annual_reminder | never false | terms.subscription.auto_renew=true | 2025-07-01.. | sure",
        "terms.subscription.trial.reminder | stated >= 3 days | terms.subscription.trial.length>=32 days terms.subscription.trial.converts=true | sure",
        "terms.subscription.renewal_notice | stated >= 15 days | terms.subscription.auto_renew=true terms.subscription.initial_term>=12 months | sure",
        "terms.contract.terms_shown_before_purchase | never false | likely",
    ],
    "us-dot": [
        "terms.refund.method | never store-credit | travel transport | 2024-10-28.. | sure",
        "terms.refund.fee | <= 0% | travel transport | 2024-10-28.. | sure",
        "terms.refund.deadline | <= 20 days | travel transport | 2024-10-28.. | sure",
        "terms.refund.deadline | <= 7 working days | travel transport | 2024-10-28.. | likely",
        "terms.refund.automatic_on_company_failure | never false | travel transport | 2024-10-28.. | sure",
    ],
    "us-ny": [
        "terms.contract.terms_shown_before_purchase | never false | sure",
    ],
    "us": [
        "terms.cancellation.requires | never call, letter, branch-visit, new-account, documents | ..2025-07-08 | vacated | maybe",
        "terms.subscription.consent | never implied, preticked | online | sure",
        "terms.cancellation.requires | never letter, branch-visit | online | maybe",
        "terms.refund.deadline | <= 7 working days | distance | maybe",
        "terms.fees.in_headline_price | never false | travel | terms.fees.mandatory=true | 2025-05-12.. | sure",
        "terms.fees.disclosed_at | never checkout, after | travel | terms.fees.mandatory=true | 2025-05-12.. | sure",
        "terms.preferences.effective_within | <= 10 working days | 2025-04-11.. | sure",
        "terms.preferences.effective_within | <= 10 working days | likely",
        "terms.preferences.scope | never product, area | 2027-01-31.. | enacted_not_yet | sure",
    ],
}
