// The most frequent words in passwords, without the digits and signs around them. They are the words of four letters or
// more from the thousand most used passwords of ten million (SecLists, 10-million-password-list-top-1000, without curse
// words) and from the most used passwords of 2024 (SecLists). Words that people are likely to choose for this product
// are added: words of the field in which this product works, months, days, and the most common words of German and
// Portuguese lists.
const WORDS = `
abcabc abcdef abcdefgh access accord account action adidas admin administrator adrian airborne alaska albert alex
alexander alexis alicia alison allison alpha alyssa amanda amor anderson andre andrea andrew andrey android angel
angela angels animal anthony antonio apollo apple apples april arizona arnold arsenal arthur asdfgh asdfqwer ashley
august austin avalon avatar awesome azerty baby babygirl badboy badger bailey banana bandit barbara barney baseball
basketball batman baxter bayern bear beatles beaver beavis beer bemvindo benjamin berlin bigboy bigdaddy bigdog bigred
bill billy birdie bishop black blazer blink blue bobby bond bonnie booger boogie boomer borussia boston bradley
brandon brandy brasil braves brazil brenda brian brittany bronco broncos brooke brooklyn brutus bubba bubbles buddha
buddy budlight buffalo bulldog bulldogs bullet burton business buster butterfly calvin cambiami canada captain
cardinal carlos carmen carolina caroline carter cartman casper celtic chance changeit changeme changethis charles
charlie chatelaine cheese chelsea cherokee cherry chester chevelle chevy chicago chicken chocolate chopper chris christ christin
claire claudia cocacola coffee college colorado company compaq computer contrasena cookie cool cooper copper
corinthians corvette cougar courtney cowboy cowboys crazy creative cricket crystal daddy dakota dallas dancer danger
daniel danielle darkness darkside dave david dearbook death debbie december default demo denise dennis denver destiny
deus deutschland dexter diablo diesel digger digital disney doctor doggie dolphin dolphins domino donald donkey
dortmund douglas dragon driver drowssap drummer ducati duncan eagle eagles eclipse edward einstein electric elephant
elizabeth elvis eminem empire england enigma enter eric eugene everton explorer extreme facebook familia family
february felicidade fender ferrari fire fireman fish fishing flamengo florida flower fluffy flyers football ford
forest forever frank frankfurt frankie franklin fred freddy free freedom freeuser friday friend friends froggy
fruehling fussball fylhtq gabriel galina galore gandalf garfield geheim gemini general genesis genius george georgia
gfhjkm ghbdtn giants gibson ginger girls goblue godzilla goober google gordon green gregory gremio guest guinness
guitar gunner hahaha hallo hamburg hannah happy hard harley hawaii heather heaven hello helpme hendrix herbst hiphop
hitman hobbes hockey homer honda horses hotdog hotrod house houston howard hummer hunter iceman iloveyou
iloveyouforever indian indya infinity instagram internet ireland ironman iwantu jack jackie jackson jaguar jake
january jasper jeffrey jennifer jeremy jessica jessie jester jesus jimmy john johnny johnson jonathan jordan joseph
joshua july junior jupiter justice justin juventus karina kawasaki kelly kennwort kermit killer kimberly king kirill
kitten kitty klaster knight kristina lacrosse lakers lalala lasvegas lauren legend leslie letmein letmeinnow liberty
lifehack linkedin little liverpool lizard login logitech london louise love lovelove lovely loveme lover loverboy
lovers loveyou lucky maddog madison madmax madonna maggie magic magnum manager manutd march marina marine marines mark
marlboro marley marshall martin marvin maryjane master matrix matt matthew maverick maximus maxwell melanie melissa
member mercedes merlin metallic metallica mexico michael michelle michigan mickey microsoft midnight mike miller mine
minecraft mitchell molly monday money monica monkey monster mookie morgan motdepasse mother motorola mountain mozart
mudar muenchen muffin murphy music mustang myspace naruto nascar natalie natasha nathan naughty nelson nemesis newport
newyork nicole nikita nintendo nirvana nissan norman nothing november october office oksana oliver olivia online
orange packers pakistan palmeiras pantera panther panthers paradise parker parola passphrase passwd password passwort
patches patricia patrick patriots peaches peanut peekaboo penguin people pepper peter phantom phoenix phpbb picard
pirate platinum player please pokemon police polina poohbear pookie popcorn porsche power predator prince princess
private psycho pumpkin purple qwerasdf qwerty qwertyuiop rabbit rachel racing raider raiders rainbow ranger rangers
raptor rascal rebecca reddog redrum redskins redsox redwings reggie richard robert rock rocket rocky roland rolltide
rooster root rosebud runner rush ruslan russell russia sabrina saints samantha samsung sandman sandra santos saopaulo
sarah saturday saturn scarface schalke schatz schmetterling school scooby scooter scorpio scorpion scotland scott
scotty secret secure security semperfi senha september serega sergey server service shadow shannon sharon shelby
shorty sierra silver simon simple simpson simpsons skipper skippy skyline slayer slipknot snickers sniper snoopy
snowball soccer softball sommer sonnenschein sophie spanky sparky speedy spencer spider spiderman spirit spitfire
spooky spring stalker stanley star startrek starwars steelers stella stephen steve steven stinky stupid sublime
success summer sunday sunshine super superman support surfer suzuki svetlana sweet swordfish sydney system target
taylor temp tennis teresa test teste tester testing theman therock thomas thumper thunder thursday tianya tiger tigers
tigger timothy tinker tinkle tomcat tommy toor topgun toyota travis trinity trouble trustno tucker tuesday turkey
turtle tweety twitter united unknown user username valentin vanessa vasco vegeta veronica vfhbyf vfrcbv victor
victoria victory viking vikings vincent viper virginia vision vladimir voodoo voyager walker walter warcraft warrior
water wednesday welcome werder westside whatever whatsapp wildcat wildcats william willie willkommen willow wilson
windows winner winston winter wizard woaini wolf wolfpack wolverine wombat xavier yankee yankees yellow yfnfif youtube
zachary zaqxsw zombie zxcvbnm
`;

/** The words inside common passwords, in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
