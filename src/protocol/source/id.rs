//! The fixed list of sources. A rule or a question can cite nothing else.

use crate::protocol::ids::ids;

ids! {
    /// A source that the program may cite; its name is the key in `assets/bronnen.ron`.
    pub enum SourceId {
        /// Art. 1:247 BW: what parental authority asks of a parent.
        Bw1_247,
        /// Art. 1:253a BW: disputes under joint authority; care arrangement.
        Bw1_253a,
        /// Art. 1:263 BW: the written instruction of the GI.
        Bw1_263,
        /// Art. 1:377a BW: the right to contact and the grounds to deny it.
        Bw1_377a,
        /// Art. 812 Rv: handing over a child, by law or by clause, with the sterke arm.
        Rv812,
        /// Art. 813 Rv: the part of the OM and the officer who may enter.
        Rv813,
        /// Art. 279 Sr: withdrawing a minor from authority or supervision.
        Sr279,
        /// Art. 280 Sr: hiding a withdrawn minor.
        Sr280,
        /// Art. 282 Sr: unlawful deprivation of liberty.
        Sr282,
        /// Art. 163 Sv: receiving an aangifte.
        Sv163,
        /// Art. 3 Politiewet 2012: the task of the police.
        Politiewet3,
        /// Art. 7 Politiewet 2012: entering to give help.
        Politiewet7,
        /// Art. 2 Wet tijdelijk huisverbod.
        HuisverbodWet2,
        /// Art. 8 EVRM: respect for family life.
        Evrm8,
        /// Art. 3 IVRK: best interests of the child.
        Ivrk3,
        /// Art. 9 IVRK: contact with both parents.
        Ivrk9,
        /// Art. 12 IVRK: the child's own view.
        Ivrk12,
        /// Art. 4.1.1 Wmo 2015: the tasks of Veilig Thuis.
        Wmo411,
        /// Art. 5.2.6 Wmo 2015: telling Veilig Thuis without consent.
        Wmo526,
        /// Art. 4.1.7 Uitvoeringsbesluit Wmo 2015: the terms of an investigation.
        UitvoeringsbesluitWmo417,
        /// Art. 7.3.11 Jeugdwet: information to the GI.
        Jeugdwet7311,
        /// Wet politiegegevens; the article is the place of the citation.
        Wpg,
        /// Joint authority through recognition since 2023; not confirmed.
        GezagDoorErkenning2023,
        /// Hoge Raad 13 October 2023 on the dwangsom.
        HogeRaad20231459,
        /// EHRM 13 April 2023, E.K. v. Latvia.
        EkLetland2023,
        /// OM-richtlijn 2018R003 on art. 279 Sr.
        OmRichtlijn2018,
        /// Report 2015/096 *Veiligheid voorop!*.
        Ombudsman2015,
        /// Report 2015/035: an allegation written down as fact.
        Ombudsman2015_035,
        /// Report 2018/016: a zorgmelding without weighing.
        Ombudsman2018_016,
        /// Report 2011/128: one party's opinion passed on.
        Ombudsman2011_128,
        /// Report 2007/034: recording an aangifte of art. 279 Sr.
        Ombudsman2007_034,
        /// Answers of the Minister to Parliament, 8 June 2020.
        Kamerbrief2020,
        /// Principles of conduct of the expert team on loss of contact.
        Handelingsprincipes,
        /// The national framework with five weighing questions for a zorgmelding.
        Afwegingskader,
        /// Step plan for a parent; author unknown.
        Stappenplan,
        /// The children's helpline and its number; not confirmed.
        Kindertelefoon,
        /// Opinion article of 4 October 2025 on advice that touches contact.
        Fiduon2025,
    }
}
