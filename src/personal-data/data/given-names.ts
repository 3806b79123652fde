import { wordSet } from './word-list.ts';

/**
 * Given names that are frequent in the Netherlands, Belgium, Germany, France and Britain, of every
 * background and in no order. They only help to tell a person's name from other capitalised words.
 */
export const GIVEN_NAMES = wordSet(
  `jan piet kees klaas henk hendrik johan willem peter marco mark erik frank hans paul rob robert bart
  bas tim tom thomas daan sem lucas levi finn luuk milan jesse thijs stijn ruben lars niels jeroen jasper
  sander sven wouter pieter joost koen dirk gerard gerrit arjen maarten martijn michiel dennis rick
  kevin jeffrey patrick ronald ruud theo wim joris floris gijs mees noah liam james lieke anna emma julia
  sophie sanne lisa lotte eva fleur femke iris anouk maaike marieke marijke ingrid petra linda monique
  esther karin yvonne annemarie hanneke ellen els greet griet ans truus corrie riet maria johanna
  elisabeth tess saar roos noor fenna evi nina isa mila sara zoë zoe yara amber naomi lynn jasmijn britt
  sofie wendy mirjam nienke ilse tineke wilma joke jolanda manon bram teun siem hugo jens mats jelle
  karel luc geert wout jef lien veerle an katrien greta bieke goedele dries pim jip youri`,
  `max erika hans peter michael thomas andreas wolfgang klaus jürgen günter stefan stephan christian uwe
  werner horst frank dieter manfred gerhard bernd thorsten torsten matthias martin markus jörg jens
  sebastian alexander tobias florian philipp felix leon lukas jonas paul elias ben luis fynn maximilian
  moritz niklas tim jan julian simon fabian dominik marcel kevin dennis sven oliver ralf heinz karl
  heinrich friedrich otto walter helmut rainer joachim holger anna lena lea leonie hannah hanna mia emma
  sophia marie laura julia sarah lisa katharina christina stefanie sabine petra monika ursula renate
  helga karin brigitte andrea susanne claudia heike anja nicole katrin kathrin silke martina birgit
  gabriele angelika ingrid elke jana nele ida greta frieda charlotte amelie luisa clara johanna emilia
  finja jannik lars nils ole heiko volker udo jochen ulrich rudolf franz josef anton georg jakob`,
  `jean pierre michel andré philippe alain jacques bernard daniel françois patrick christophe nicolas
  laurent frédéric stéphane pascal éric david julien olivier thierry sébastien alexandre thomas guillaume
  antoine maxime romain mathieu matthieu vincent jérôme benoît cédric fabrice florian kévin lucas hugo
  louis gabriel léo raphaël arthur nathan jules adam théo enzo mathis clément baptiste quentin alexis
  marie jeanne françoise monique catherine nathalie isabelle sylvie anne martine nicole christine
  valérie sandrine stéphanie véronique sophie céline chantal patricia brigitte julie aurélie caroline
  émilie laura camille léa manon chloé emma inès lola sarah jade louise alice juliette margaux lucie
  mathilde pauline marion élodie audrey virginie delphine laetitia corinne dominique claire hélène
  élise zoé agathe romane gérard rené marcel roger yves didier gilles hervé denis bruno serge luc
  damien yann loïc gaël tristan victor paul simon rémi dylan jordan ludovic odile colette josette`,
  `john jane james robert michael william david richard joseph thomas charles christopher daniel matthew
  anthony mark steven stephen paul andrew joshua kevin brian george edward ryan jacob gary nicholas eric
  jonathan justin scott benjamin samuel gregory alexander jack tyler aaron adam nathan henry oliver
  harry charlie oscar leo alfie archie freddie theo ethan isaac logan callum liam connor kieran jamie
  lewis luke dean darren craig lee wayne shaun sean simon ian neil nigel keith graham stuart alan barry
  trevor colin derek mary patricia jennifer elizabeth barbara susan jessica sarah karen lisa nancy betty
  margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca
  laura sharon cynthia kathleen amy angela shirley anna emma olivia amelia isla ava lily sophie grace
  evie ella chloe poppy freya charlotte lucy hannah holly megan molly katie gemma kelly tracy julie
  alison helen claire nicola samantha victoria rachel zoe ruby millie georgia bethany lauren jade kate
  joanna diana wendy sally jean joan dorothy doris edith owen rhys gareth dylan angus hamish fiona
  eilidh niamh siobhan ciara aoife declan`,
  `mohammed mohamed muhammad mohammad mehmet ahmed ahmet achmed ali omar ömer umar hassan hasan hussein
  hüseyin ibrahim ismail yusuf youssef yousef josef mustafa moustafa abdullah abdel abdul karim kareem
  khalid khaled rachid rashid said saïd samir samira nadia fatima fatma aisha aïcha ayşe ayse zeynep elif
  emine hatice khadija kadija zahra zohra leila layla yasmin yasmina jasmin amina mina malika naima karima
  farid farida hamza bilal ilyas ilias anas zakaria ayoub soufiane sofiane mehdi mahdi amine yassine
  yassin nabil tarik tariq walid jamal kamal murat mert emre burak can kerem deniz cem serkan tolga
  volkan özgür ayhan orhan osman salim selim selma sevgi sibel esra büşra merve tuğba derya dilara
  bashir nasir amir reza hamid javad parisa shirin farhad mahmoud mahmud tareq rami ziad rana rania
  abdi amal hodan ifrah warsame yonas tesfay selam samuel kofi kwame ama abena chidi ngozi emeka
  aminata fatou mamadou ousmane ibrahima moussa adama awa binta priya raj ravi sanjay anil sunita deepak
  arjun amit neha pooja gurpreet harpreet manpreet singh kaur wei li ming mei linh minh thi anh hoa
  piotr paweł pawel krzysztof andrzej tomasz jakub michał kasia katarzyna agnieszka magdalena joanna
  małgorzata ewa zofia wojciech marek dariusz ion andrei mihai elena ioana alexandru cristian florin
  ivan dimitri dmitri vladimir sergei sergej igor oleg oleksandr olena oksana natalia natasha svetlana
  olga irina tatiana yuri viktor mykola taras dragan goran zoran milica jelena marko luka ivana ana
  arben besnik agron ardit blerim valon shpresa drita luan giovanni marco luca matteo francesca giulia
  antonio josé jose carlos juan manuel miguel pedro rui joão joao ines sofia isabel carmen pilar rosa
  diego pablo alejandro david moshe yael shlomo rivka miriam esther daniel jonathan aaron levi dwayne
  jermaine tyrone leroy shanice kwesi rogier gino ruel sharon jayden jaydon mo mehdi ilyes sami adil`,
);
