"""Programmes of several countries, and the synthesis of their studies: counted, compared, composed.

Ways in: `gathering.gather` counts a synthesis once for all languages; `cube.crossed` answers a question with a cross table and
`cube.fitting` filters entries; `patterns.patterns` finds what is common and rare; `kinship.kin` and `practices.practices` find countries
like mine and what they do well; `rounds.compared` sets two rounds side by side; `paper.compose` writes the report, `setting.set_as` and
`.tabulated` its files, `world.world` the map; `progress.glance` and `.reminders` say where a programme stands; `invented.handed_in` makes
eight invented countries.
"""
