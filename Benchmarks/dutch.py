"""Dutch-looking text about care, from a word list of our own and a seeded random source."""

FUNCTION_WORDS = """
de het een en of maar want dus omdat als dan toch ook nog al niet wel vaak soms altijd nooit eerst daarna later
hier daar waar wie wat hoe waarom wanneer voor na met zonder over onder tussen bij naast door tegen tot van op in
uit aan om je jij wij ons onze hun hen zij hij haar zijn is was waren wordt werd kan kunnen mag moet wil willen
heeft hebben had doet doen gaat gaan komt komen blijft ziet zien vraagt vragen helpt helpen leest lezen schrijft
schrijven luistert belt wacht zoekt vindt vertelt begrijpt deelt leert werkt denkt weet kent geeft krijgt maakt
veel weinig elke iedere sommige andere eigen nieuwe oude goede korte lange grote kleine open veilige rustige
duidelijke eenvoudige betrouwbare persoonlijke digitale gezonde zieke vroege late snelle langzame mogelijke
""".split()

CARE_WORDS = """
arts huisarts verpleegkundige patiënt patiënten mantelzorger apotheek ziekenhuis kliniek polikliniek afdeling
spreekkamer spreekuur afspraak verwijzing onderzoek uitslag diagnose behandeling herstel revalidatie medicijn
bijwerking recept dossier gesprek vraag antwoord klacht ervaring ervaringen lotgenoot lotgenoten familie naaste
kind ouder leven dag nacht week maand jaar seizoen griep koorts hoofdpijn allergie astma diabetes hart long nier
huid bloed bloeddruk slaap voeding beweging pijn vermoeidheid angst steun zorg thuiszorg wijkverpleging ggz
preventie vaccin prik inenting controle richtlijn bron bronnen kwaliteit veiligheid privacy toestemming gegevens
website portaal artikel artikelen reactie reacties redactie schrijver lezer lezers onderwerp feed nieuws bericht
kanaal sociale media video podcast webinar app scherm formulier brief folder taal uitleg samenvatting tabel cijfer
meting enquête deelnemer team collega bestuur beleid plan doel stap stappen resultaat risico keuze hulp telefoon
""".split()

PREFIXES = "zorg patiënten huisarts ziekenhuis thuis wijk kinder ouderen slaap voedings beweeg medicijn hart nacht".split()
SUFFIXES = "advies plan overleg team vraag gids kaart dag onderzoek begeleiding platform lijn groep les punt keuze".split()

FIRST_NAMES = """
Anna Bas Carla Daan Els Farid Greet Hanna Ilse Jeroen Karin Lotte Mehmet Nadia Oscar Petra Quinten Roos Sanne Tom
Ursula Vera Willem Yara Zeynep Arjan Brigitte Cor Dunya Emiel Fenna Gijs Hilde Ivo Joke Kees Lieke Maarten Noor
""".split()

LAST_NAMES = """
Jansen Bakker Visser Smit Mulder Peters Hendriks Dekker Brouwer Vos Kuipers Postma Yilmaz Aydin Bouzid Hoekstra
Willems Verbeek Schouten Kok Maas Prins Blom Huisman Driessen Vermeer Sanders Wolters Kramer Timmer
""".split()

DOMAINS = "voorbeeld.nl zorg.voorbeeld.nl onderzoek.voorbeeld.org www.voorbeeld.com".split()


class Dutch:
    """Text for one file: the same random source gives the same text."""

    words = FUNCTION_WORDS * 2 + CARE_WORDS * 2 + [a + b for a in PREFIXES for b in SUFFIXES]

    def __init__(self, random):
        self.random = random

    def title(self):
        return " ".join(self.random.choices(self.words, k=self.random.randint(3, 8))).capitalize()

    def name(self):
        return f"{self.random.choice(FIRST_NAMES)} {self.random.choice(LAST_NAMES)}"

    def url(self):
        return f"https://{self.random.choice(DOMAINS)}/{self.random.choice(CARE_WORDS)}/{self.random.randint(1, 9999)}"

    def sentence(self, low=5, high=18):
        """One sentence; one in six has emphasis, strong text or code."""
        words = self.random.choices(self.words, k=self.random.randint(low, high))
        kind = self.random.random()
        if kind < 0.17:
            place = self.random.randrange(1, len(words) - 1)
            mark = "*" if kind < 0.08 else "**" if kind < 0.14 else "`"
            words[place] = f"{mark}{words[place]}{mark}"
        if kind > 0.7:
            words[len(words) // 2] += ","
        text = " ".join(words)
        return text[0].upper() + text[1:] + ("?" if kind > 0.93 else ".")

    def paragraph(self, low=3, high=7):
        return " ".join(self.sentence() for _ in range(self.random.randint(low, high)))
