"""What makes an opgave a named one: language data of the opgaven tagger."""

from __future__ import annotations

from tagging.vocabulary import listed

NO_OPGAVE = frozenset(
    listed(
        """
    inhoudsopgave inhoudsopgaven jaaropgave jaaropgaven prijsopgave prijsopgaven kostenopgave
    loonopgave renteopgave belastingopgave adresopgave saldo-opgave saldoopgave aangifteopgave
    urenopgave bronopgave examenopgave examenopgaven omzetopgave schadeopgave meterstandopgave
    ledenopgave standopgave spaaropgave hoofdopgave hoofdopgaven deelopgave deelopgaven kernopgave
    kernopgaven rekenopgave topopgave beleidsopgave beleidsopgaven
    """
    )
)
"""Compounds of "opgave" as a statement or a part, not as a policy challenge."""

TOPIC_ADJECTIVE = (
    "financiële|financiele|taakstellende|maatschappelijke|sociale|nationale|ruimtelijke|demografische"
    "|ecologische|"
    "economische|stedelijke|fysieke|volkshuisvestelijke|bouwkundige|stedenbouwkundige|cultuurhistorische|"
    "duurzame|infrastructurele|verkeerskundige|planologische|landschappelijke|klimatologische|agrarische|"
    "waterstaatkundige|organisatorische|digitale|sociaal-maatschappelijke|sociaal-economische"
    "|sociaaleconomische"
)
"""Adjectives that say what an opgave is about; others ("grote", "gezamenlijke") only qualify it."""

RANK_ADJECTIVE = "prioritaire|strategische|lokale|regionale|landelijke|bestuurlijke"
STRATEGIC = (
    r"(?:strategische|prioritaire|bestuurlijke|grote|vijf|vier|drie|zes|zeven|centrale|inhoudelijke|kern)"
)
CROSS_THEME = r"(?:[Dd]warsthema|[Oo]pgave|[Ss]trategische opgave|[Hh]oofdopgave)"
GENERIC_HEADING = (
    r"(?:wat |hoe |waar |waarom |inleiding|ontwikkelingen|toelichting|aanleiding|ambitie|doel|visie"
    r"|langjarige koers|"
    r"stand van zaken|terugblik|vooruitblik|resultaten|acties|planning|investering|samenvatting|portefeuille|"
    r"programma/|risico|indicatoren|financi|kaders?\b|trends|speerpunten|activiteiten|topprioriteit)"
)
"""What a heading opens with that divides a section rather than opening another."""
