"""An agency's text about a made-up attack, what papers make of it, and the same attack told by another reporter."""

from __future__ import annotations

AGENCY = (
    "At least 23 people were killed and more than 40 wounded on Saturday when a lorry packed with "
    "explosives blew up beside a bus station in the northern town of Karvan, officials and medics "
    "said.",
    "The driver rammed the gate of the station shortly after eight in the morning, as hundreds of "
    "labourers waited for transport to the brick kilns outside the town, the provincial police "
    "chief, Colonel Idris Halem, told reporters.",
    '"He did not slow down at the barrier. The guards opened fire and a moment later everything was '
    'dust," said Samir Wadi, who sells tea opposite the station and was cut by flying glass.',
    "Doctors at the Karvan general hospital said they had received 19 bodies, most of them burned "
    "beyond recognition, and that four of the wounded had died on the operating table for want of "
    "blood.",
    "Nobody claimed the attack at once. The Army of the Northern Front, which has fought the "
    "government for the control of the province since the spring, has used lorry bombs against "
    "checkpoints and markets before.",
    "The governor ordered the roads into the town closed and called on residents to stay at home "
    "until engineers had searched the surrounding streets for further devices.",
    "A second vehicle was found two hours later in a side street near the courthouse and was blown "
    "up under control by the army, a spokesman for the fourth brigade said. No one was hurt.",
    "The attack is the deadliest in Karvan since a mortar barrage on its cattle market in January "
    "killed 31 people. Talks about a ceasefire, brokered by neighbouring states, broke down earlier "
    "this month over the release of prisoners.",
)

LOCAL = (
    "Among the dead are three brothers from our own district of Sharaf, neighbours told this "
    "newspaper last night.",
    "The district council has opened the school hall for families who wait for news, and asks for "
    "blankets and blood.",
)

OTHER = (
    "A suicide bomber drove a lorry full of explosives into the bus station of Karvan early on "
    "Saturday and killed at least 20 people, a hospital director said, in the worst attack on the "
    "town in months.",
    'Witnesses described bodies lying among burning minibuses. "I was buying bread and then I was on '
    'the ground," said a labourer, Jaber Omid, his arm in a sling. "I looked for my cousin for an '
    'hour."',
    "Colonel Idris Halem, the police chief of the province, said that the guards had fired at the "
    "vehicle before it reached the waiting hall. He put the number of wounded at 37, many of them "
    "seasonal workers.",
    "Suspicion fell on the Army of the Northern Front, although the group's radio did not mention "
    "the bombing in its evening bulletin. Its fighters have been pushed out of two valleys south of "
    "the town since April.",
    "Soldiers later detonated a car that had been left near the courthouse with gas bottles in its "
    "boot. The governor has closed the roads and told people not to leave their houses.",
)


def whole() -> str:
    """The text as the agency sent it."""
    return "\n".join(AGENCY)


def cut() -> str:
    """Without its last third."""
    words = whole().split(" ")
    return " ".join(words[: 2 * len(words) // 3])


def localised() -> str:
    """With two sentences of the paper's own behind the first paragraph."""
    return "\n".join((AGENCY[0], *LOCAL, *AGENCY[1:]))


def cut_and_localised() -> str:
    """Cut by a third and added to."""
    first, *rest = cut().split("\n")
    return "\n".join((first, *LOCAL, *rest))


def edited() -> str:
    """With words exchanged by an editor in every paragraph."""
    return whole().replace("lorry", "truck").replace("more than 40", "over 40").replace("said", "stated")


def other() -> str:
    """The same attack, told by another reporter."""
    return "\n".join(OTHER)
