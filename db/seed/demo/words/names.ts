/** Names of one heritage: given names of those who are old and of those who are not, and surnames. */
export interface NameSet {
  /** How many of a hundred people in these two counties are named out of it, about. */
  share: number;
  older: readonly string[];
  younger: readonly string[];
  surnames: readonly string[];
}

const words = (list: string) => list.split(' ');

const BRITISH_OLDER =
  'Margaret Dorothy Joan Sheila Jean Doreen Betty Beryl Audrey Brenda Maureen Patricia Hilda Edna Winifred Marjorie ' +
  'Gladys Iris Muriel Pauline Barbara Rita Sylvia Norma Eileen Mavis Thelma Vera Irene Ethel Olive Freda Daphne Enid ' +
  'Kenneth Ronald Dennis Raymond Derek Roy Eric Gordon Stanley Leonard Norman Frank Harold Albert Geoffrey Arthur ' +
  'Reginald Cyril Bernard Maurice Desmond Wilfred Trevor Clifford Sidney Donald Ernest Walter Percy Hubert';
const BRITISH_YOUNGER =
  'Sam Emma Laura Rachel Chloë Zoë Hannah Rebecca Gemma Katie Lucy Amy Sophie Charlotte Jessica Megan Holly Natalie ' +
  'Kirsty Donna Tracey Joanne Nicola Alison Helen Karen Julie Debbie Claire Sarah Ruth Poppy Freya Imogen Renée ' +
  'James Thomas Daniel Matthew Adam Luke Ben Jack Oliver Harry George Callum Ryan Lee Craig Darren Gary Neil Simon ' +
  'Andrew Mark Paul Stephen Kevin Martin Ian Graham Nigel Toby Rory Elliot Jude Noah Alfie Connor Scott Dean Jamie';
const BRITISH_SURNAMES =
  'Ashby Atkins Bagnall Ballard Bannister Barnsley Beddow Birch Bird Blakemore Bloor Booth Bowater Brettle Brookes ' +
  'Bullock Butler Caddick Cartwright Chance Clewley Cope Corbett Cotterill Cresswell Dalloway Danks Darby Devey Dyke ' +
  'Edge Ellison Fellows Fereday Fletcher Foley Forrester Garbett Gittins Goode Gough Grainger Greensill Griffin Guest ' +
  'Hackett Hadley Harper Haycock Heath Hickman Hill Holloway Homer Hopcraft Huffer Insley Jeavons Jessop Jukes Kendrick ' +
  'Kite Lamb Lane Lawley Leese Lowndes Machin Mallen Marsh Meredith Millward Mole Moseley Mountford Nock Oakley Onions ' +
  'Palethorpe Pargeter Parkes Pearce Penn Perks Pitt Plant Poole Pritchard Quance Raybould Reeves Rhodes Round Rudge ' +
  'Sankey Shakespeare Sheldon Skidmore Smallman Southall Spittle Stokes Tandy Tharme Timmins Tolley Tranter Turley ' +
  'Underhill Vickers Wainwright Walford Warrilow Weaver Westwood Whitehouse Whitlock Willetts Withers Woodhall Wyre Yardley';

/** What a list of real people of the two counties would look like; none of these people exists. */
export const NAME_SETS: readonly NameSet[] = [
  { share: 62, older: words(BRITISH_OLDER), younger: words(BRITISH_YOUNGER), surnames: words(BRITISH_SURNAMES) },
  {
    share: 5,
    older: words('Bridget Kathleen Noreen Maeve Nuala Patrick Seamus Declan Cornelius Bernadette'),
    younger: words('Siobhán Aoife Niamh Ciarán Seán Róisín Orla Liam Conor Gráinne'),
    surnames: words("O'Brien O'Neill O'Sullivan Gallagher Kelly McGrath Doherty Fitzgerald Byrne O'Connor McLoughlin"),
  },
  {
    share: 5,
    older: words('Myfanwy Gwyneth Eirlys Megan Ivor Emlyn Idris Glenys Haydn Olwen'),
    younger: words('Siân Rhys Cerys Owain Bethan Gethin Angharad Dylan Nia Llŷr'),
    surnames: words('Probert Bevan Pugh Prosser Llewellyn Vaughan Gwilliam Rees Powell ap-Dafydd'),
  },
  {
    share: 4,
    older: words('Gurdial Surjit Harbans Balwinder Mohinder Manjit Kuldip Resham'),
    younger: words('Harpreet Jaspreet Simran Amrit Manpreet Gurpreet Kiran Navdeep'),
    surnames: words('Singh Kaur Gill Sandhu Dhillon Bains Sidhu Johal'),
  },
  {
    share: 3,
    older: words('Savita Ramesh Jayaben Kantilal Pushpa Lakshmi Suresh'),
    younger: words('Neha Rohan Anil Sunita Deepak Meera Nikhil Anjali'),
    surnames: words('Patel Mistry Chauhan Sharma Desai Menon Krishnamurthy-Venkataraman'),
  },
  {
    share: 5,
    older: words('Mohammed Nasreen Abdul Shamim Zubaida Ghulam Rashida Iqbal Khalida Yusuf'),
    younger: words('Aisha Imran Sana Bilal Zara Hamza Nadia Omar Farah Tariq Maryam Yasmin'),
    surnames: words('Hussain Khan Begum Mahmood Akhtar Rahman Malik Chowdhury Iqbal Qureshi'),
  },
  {
    share: 4,
    older: words('Jadwiga Zofia Stanisław Kazimierz Halina Czesław Wanda Tadeusz'),
    younger: words('Agnieszka Łukasz Małgorzata Paweł Katarzyna Tomasz Ola Michał'),
    surnames: words('Nowak Wójcik Mazur Dudek Zając Pająk Kołodziej Brzęczyszczykiewicz'),
  },
  {
    share: 4,
    older: words('Winston Hyacinth Cislyn Delroy Merlene Icilda Vernon Beulah'),
    younger: words('Danielle Marcus Keisha Tyrone Shanice Andre Leah Jerome'),
    surnames: words('Campbell Grant Francis Bailey Morgan Samuels Reid McKenzie Barrett-Browne'),
  },
  {
    share: 3,
    older: words('Comfort Grace Emmanuel Abena Festus Patience Ngozi Samuel'),
    younger: words('Chidi Adaeze Kwame Tunde Folake Efua Ikenna Blessing'),
    surnames: words('Okafor Adeyemi Mensah Owusu Boateng Eze Olawale Nwosu Asante-Darko'),
  },
  {
    share: 2,
    older: words('Mei-Ling Wai-Kit Siu-Fong Kwok-Wah'),
    younger: words('Jenny Kai Xin Ming Linh Thảo'),
    surnames: words('Chan Wong Leung Cheung Nguyễn Trần Li Zhou'),
  },
  {
    share: 3,
    older: words('Giuseppina Carlo Conceição Manuel Despina Anastasia Gisela Irène'),
    younger: words('Ana Marco Inês Rui Elena Ioana Andrei François Mihaela Štěpán'),
    surnames: words("D'Souza Rossi Ferreira Popescu Ionescu Dimitriou Müller Albuquerque-Fernandes Lefèbvre Novák"),
  },
];

/** People whose names are longer than any column was drawn for. */
export const LONG_NAMES: readonly string[] = [
  'Bartholomew Fotheringay-Wolstenholme',
  'Maria da Conceição Albuquerque dos Santos Fernandes',
  'Venkata Satyanarayana Krishnamurthy-Venkataraman',
  'Wilhelmina Featherstonehaugh née Cholmondeley-Marjoribanks',
  'Oluwaseun Oluwadamilola Adebayo-Ogunleye',
  'Anne-Marie Elizabeth van der Westhuizen-Llewellyn',
];
