"""Words that say nothing of what a comment is about. None is taken from anybody's comments.

They are the grammar of English, how good or bad something was, and words so general that their rising and falling is
chance: the first never name a theme, the others seldom.
"""

from __future__ import annotations

_GRAMMAR = """
a about above across after again against ain albeit all almost along already also although always am amid among amongst
an and another any anybody anyone anything anyway anywhere are around as aside at away back be became because
become becomes becoming been before beforehand behind being below beneath beside besides between beyond both but by can
cannot can't could couldn't despite did didn't do does doesn't doing done don't down during each
either else elsewhere enough etc even ever every everybody everyone everything everywhere except few fewer for from
further furthermore had hadn't has hasn't have haven't having he hence her here hers herself hi him himself
his how however i ie eg if im in indeed instead inside into is isn't it its itself ive just least less lest let lot
lots many may maybe me meanwhile might mine more moreover most much must my myself near nearby neither never
nevertheless no nobody non none nonetheless nor not nothing now nowhere of off often oh ok okay on once one ones only
onto or other others otherwise ought our ours ourselves out outside over overall own past per perhaps please plus quite
rather re really regarding s same several shall she should shouldn't since so some somebody somehow someone
something sometime sometimes somewhat somewhere soon still such t than that that's the their theirs them themselves then
there therefore thereof these they they're this those though through throughout thus til till to together too toward
towards twice two three four five six seven eight nine ten first second third last next under underneath unless
unlike until unto up upon us used very via was wasn't we well were weren't what whatever when whenever where
whereas wherever whether which whichever while whilst who whoever whole whom whose why will with within without won
won't would wouldn't yes yet you you're your yours yourself yourselves ve d m ll hundred thousand million half
double dozen couple pair mr mrs ms dr sir madam dear hello cheers bye
"""

_HOW_GOOD = """
absolute amazing annoying appalling appreciate appreciated awesome awful bad badly beautiful best better big bloody
brilliant cheerful complain complained complaining complaint complaints comprehensive concerned
confident considerate courteous decent delighted difficult disappointed disappointing disgraceful disgusting
dreadful easier easily easy efficient enjoy enjoyable enjoyed enjoying excellent exceptional exemplary extra
extraordinary fab fabulous fair fantastic fault faultless fine flawless friendly frustrated frustrating fun
gentle glad good gorgeous grateful great happier happy hard hate hated helpful hopeless horrendous horrible huge
impeccable impressed impressive improve improved improvement improvements improving incredible informative
interesting kind kindest kindness liked lovely loved love marvellous massive miserable nice nicer outstanding
patience perfect perfectly pleasant pleased pleasure polite poor poorly positive praise professional proud
quick quicker quickest reassuring recommend recommended rubbish sad sadly satisfactory satisfied shocking
slow smashing smooth splendid super superb supportive sympathetic terrible terrific thank thankful thanks
thorough thoughtful top trouble unacceptable unhappy unhelpful unprofessional useful useless valuable
warm wonderful worse worst worth worthwhile wow wrong upset upsetting angry ridiculous shame sorry stressful joke credit
caring compassionate approachable understanding welcoming respectful attentive reliable responsive """

_GENERAL = """
able accept accepted accepting according account achieve across act acted action actions actual add added address
admit advance advise advised affect affected age ago agree agreed aim aims alive allow allowed allowing alone alright
amount answer answered answering answers apart appear appeared appears apply approach appropriate areas arrange
arranged arrangements arrive arrived arrives arriving article aside ask asked asking asks aspect aspects attempt attend
attended attending attention available average avoid awaiting aware basic basis bear began begin beginning
begins behave belief believe believed benefit benefits bit bother bothered bring bringing brings brought
build built busy came care cared carried carry carrying case cases cause caused causes
causing certain challenge challenging chance change changed changes changing check checked checking choose
chose clear clearer close closed closer combine come comes coming comment comments common compare compared
complete completed completely concern concerns condition conditions confirm confused consider considered considering
constant contain continue continued continues continuing correct correctly count cover covered create created
current daily date dated day days deal dealing deals dealt decide decided deep deliver
demand depend depending describe described deserve detail detailed details develop developed development difference
different difficulty difficulties direct directed discuss discussed discussing discussion easier effect effects effort
efforts either emotional encounter end ended ending ends ensure ensured entire especially essential event eventually
events evident exact example examples exist exists expect expectation expectations expected experienced
experiences experiencing express expressed extend extent extreme
face faced fact factor fail failed failing fails failure fairly fall fallen falling familiar fast faster fed feel
feeling feelings feels felt fell figure final find finding finds finish finished fit fix focus focused focusing
follow followed following follows force forced forever forget forgot forgotten form former forward found free
freely front full fully future gain gained gave general get gets getting give given gives giving go goal goes going
gone got gotten grow growing guess guide guys handle handled happen happened happening happens head hear heard hearing
heart heavy held help helped helping helps high higher highest highlight highlighted highly hold holding hope hoped
hopes hoping hour hours human hurt idea ideal ideas identify ignore ignored imagine immediate impact implement
important impossible include included includes including increase increased indicate individual individuals
influence initial initially input intend intended interest interested introduce introduced
involve involved involves involving issue issues job join joined keep keeping keeps kept key kinds knew know knowing
knowledge known knows lack lacking large late later latest lead leading leads learned learning learnt leaves leaving led left length level levels lie lies life light like likely line listed literally little live lived lives living local long longer look looked looking looks lose losing lost
low lower made main maintain major make makes making man manage managed managing manner manners mark materialise matter
matters mean meaning means meant mention mentioned mentioning met method middle mind minor minute minutes miss missed
missing mistake mix moment moments month monthly months mood morning mostly moves multiple
name named names natural nature near necessary need needed needing needs negative new night normal note noted notes
notice noticed number numbers numerous obtain obvious obviously occasion occasional occasions occur occurred odd
offer offered offering offers old older ongoing open opened opening opinion opinions opportunities opportunity
option options order ordered ordinary original outcome pace part particular particularly parts party pass passed
people perform performed period person personal personally persons pick picked piece pity place placed places
plain play plenty point pointless points possible practical practice prefer preferred
prepare prepared present presented pretty prevent previous prior private probably problem problems procedure
process processes produce progress project promise promised prompt promptly proper properly property provide provided
provider provides providing provision public pull purpose push put puts putting quality question questions raise raised raising ran range reach reached reaction read reading ready real realise realised realising reality
reason reasonable reasons receive received receiving recent recognise recognised recover recovery reduce
reflect refused regard regarding regards regular relate related relation release
relevant remain remained remember remind remove removed repeat repeated replace replied request requested require required requires requirement requirements resolve resolved resource respond responded response responses responsible rest result results return returned returning right rights role
roles room rough round routine rule rules run running runs rush rushed sake saw say saying says scale scared scheme
score section see seeing seek seem seemed seems seen select send sense sensitive sent separate serious seriously serve
served service services session sessions set sets setting settle share shared sharing short shorter shortly show
showed showing shown shows side sign significant silly similar simple simply single sit site sitting situation
situations size slight slightly small smile smiles smiling society solution solve sort sorted sorts sound
sounds source space speak speaking special specific spend spent split spoke spoken staff staffs stage stages stand
standard standards standing stands start started starting starts state stated states stay stayed staying step steps
stick sticking stop stopped stopping stops straight strange strategies strategy strong struggle struggled
struggling stuck stuff style subject success suddenly suffer suffered suffering suggest suggested suggestion
suggestions suit suitable supply support supported supporting suppose supposed sure surprise surprised system systems
tailored take taken takes taking talk talked talking talks task tasks teach team teams tell telling tells tend term
terms test tested the thank thing things think thinking thinks thought thoughts tie time timely times timing tired today
told tomorrow tonight total totally touch track treat treated treating treatment treats tried tries trust truth try
trying turn turned turns type types typical unable unclear understand understood unfortunately unit unknown unsure
update updated urgent usual usually value varied variety various view viewed views vital walk walked want wanted wanting wants warn watch watched watching way ways
weak wear week weekly weeks weird went wide willing wish wished wishes wonder wondered wondering word words work
worked worker workers working works world worried worries worry worrying write writing written wrote year years
yesterday young younger yourselves xx xxx xxxx na nil
service user users client clients
"""

SMALL_WORDS = frozenset(_GRAMMAR.replace("'", "").split())
"""Written here without apostrophes, as many people do."""
GENERAL_WORDS = frozenset((_HOW_GOOD + _GENERAL).split()) - SMALL_WORDS
