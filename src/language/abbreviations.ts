/** How English abbreviates, as far as it decides whether a full stop ends a sentence. Lower case, without the last stop. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}

/** A name or more of the sentence always follows: titles, and words that introduce something. */
export const neverLast: ReadonlySet<string> = words(`
  mr mrs ms messrs mx dr prof revd rev fr hon rt st ste mt
  gen lt col maj capt cpt cdr cmdr comdr adm vadm radm brig sgt cpl pte pvt lcol ltc ltcol ltgen majgen
  sen sens rep reps gov govs pres amb sec-gen supt insp det
  e.g eg i.e ie viz cf vs v approx ca c incl esp resp
`);

/** Followed by a figure they are abbreviations; followed by a word they are whole words or end the sentence. */
export const beforeFigure: ReadonlySet<string> = words(`
  no nos nr art arts sec secs para paras pt vol vols ch fig figs p pp ref res s rs re
  jan feb mar apr jun jul aug sep sept oct nov dec
`);

/** The sentence ends after them only if the next word opens one. */
export const perhapsLast: ReadonlySet<string> = words(`
  inc ltd co cos corp llc plc pty bros assoc assn dept dept's min ministry's div univ inst intl natl govt
  jr sr esq phd ph.d m.d b.a m.a d.phil
  u.s u.k u.n e.u u.a.e u.s.a u.s.s.r d.c d.p.r.k r.o.k p.r.c s.a n.v b.v a.g a.s s.p.a g.m.b.h s.r.o o.a.o
  ave blvd rd sq bldg mtn ft
  mph km nm mi lb lbs oz yr yrs hr hrs mo mos bn mn m tn tr mln bln trn
  et al est
`);

/** Times and lists: the sentence ends after them unless a time zone, a day or a small letter follows. */
export const mostlyLast: ReadonlySet<string> = words(`a.m p.m am pm etc b.c a.d`);

/** Words with a capital that, after an abbreviation, show that a new sentence has begun. */
export const openers: ReadonlySet<string> = words(`
  the a an this that these those there it its he his she her they their we our i my you your
  in on at as if when while after before since although though because but and or so yet
  however meanwhile moreover nevertheless still then thus therefore instead
  what who why how where which with without from by for to asked
  one two both each another neither either
  is are was were has have had does did do can could will would may might must should
  last earlier later today yesterday nobody nothing everyone
`);

/** After a question or an exclamation in quotation marks they show that the sentence goes on. */
export const reportingVerbs: ReadonlySet<string> = words(`
  said says asked asks told added wrote writes replied answered exclaimed shouted cried tweeted posted declared demanded wondered quipped joked warned
`);

export const daysAndZones: ReadonlySet<string> = words(`
  monday tuesday wednesday thursday friday saturday sunday
  gmt utc est edt et cst cdt pst pdt cet cest bst ist msk jst kst hkt aest eet eest eat wat
`);
