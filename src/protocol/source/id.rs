//! The fixed list of sources. A rule or a question can cite nothing else.

use crate::protocol::ids::ids;

ids! {
    /// A source that the program may cite; its name is the key in `assets/bronnen.ron`.
    pub enum SourceId {
        /// Art. 1:240 BW: telling the Raad without consent.
        Bw1_240,
        /// Art. 1:247 BW: what parental authority asks of a parent.
        Bw1_247,
        /// Art. 1:253a BW: disputes under joint authority; care arrangement.
        Bw1_253a,
        /// Art. 1:257 BW: provisional supervision (voorlopige OTS).
        Bw1_257,
        /// Art. 1:263 BW: the written instruction of the GI.
        Bw1_263,
        /// Art. 1:264 BW: asking the kinderrechter to annul an instruction of the GI.
        Bw1_264,
        /// Art. 1:265b BW: authorisation of an uithuisplaatsing.
        Bw1_265b,
        /// Art. 1:265f BW: the GI limits contact because of an uithuisplaatsing.
        Bw1_265f,
        /// Art. 1:265g BW: the kinderrechter sets or changes contact during an OTS.
        Bw1_265g,
        /// Art. 1:377a BW: the right to contact and the grounds to deny it.
        Bw1_377a,
        /// Art. 1:251b BW: joint authority through recognition since 2023.
        GezagDoorErkenning2023,
        /// Art. 360 Rv: appeal suspends, unless declared enforceable at once.
        Rv360,
        /// Art. 430 Rv: executable copy and service.
        Rv430,
        /// Art. 800 Rv: urgent decision without a hearing.
        Rv800,
        /// Art. 812 Rv: handing over a child, by law or by clause, with the sterke arm.
        Rv812,
        /// Art. 813 Rv: the part of the OM and the officer who may enter.
        Rv813,
        /// Art. 66 Sr: the term of a klacht.
        Sr66,
        /// Art. 67 Sr: withdrawing a klacht.
        Sr67,
        /// Art. 38v Sr: measure of the criminal court.
        Sr38v,
        /// Art. 184 Sr: not obeying an order.
        Sr184,
        /// Art. 184a Sr: breach of a conduct order of the OvJ.
        Sr184a,
        /// Art. 279 Sr: withdrawing a minor from authority or supervision.
        Sr279,
        /// Art. 280 Sr: hiding a withdrawn minor.
        Sr280,
        /// Art. 282 Sr: unlawful deprivation of liberty.
        Sr282,
        /// Art. 285b Sr: stalking.
        Sr285b,
        /// Art. 12 Sv: complaint against non-prosecution.
        Sv12,
        /// Art. 51a-51aa Sv: information for and assessment of a victim.
        Sv51a,
        /// Art. 80 Sv: conditions of suspended custody.
        Sv80,
        /// Art. 163 Sv: receiving an aangifte.
        Sv163,
        /// Art. 164 and 165 Sv: to whom a klacht is made.
        Sv164_165,
        /// Art. 509hh Sv: conduct order of the OvJ.
        Sv509hh,
        /// Art. 3 Politiewet 2012: the task of the police.
        Politiewet3,
        /// Art. 7 Politiewet 2012: entering to give help.
        Politiewet7,
        /// Algemene wet op het binnentreden; the article is the place of the citation.
        Awbi,
        /// Art. 2 Wet tijdelijk huisverbod.
        HuisverbodWet2,
        /// Art. 11 Wet tijdelijk huisverbod: breach.
        Wth11,
        /// Art. 8 EVRM: respect for private and family life, and when it may be interfered with.
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
        /// Art. 5.3.1 Wmo 2015: Veilig Thuis tells the person concerned.
        Wmo531,
        /// Art. 4.1.7 Uitvoeringsbesluit Wmo 2015: the terms of an investigation.
        UitvoeringsbesluitWmo417,
        /// Art. 7.3.11 Jeugdwet: information to the GI.
        Jeugdwet7311,
        /// Wet politiegegevens; the article is the place of the citation.
        Wpg,
        /// Art. 4:2 Besluit politiegegevens: to whom police data may go.
        Bpg42,
        /// Hoge Raad 13 October 2023 on the dwangsom.
        HogeRaad20231459,
        /// Hoge Raad 8 February 2005: art. 279 Sr under joint authority.
        HogeRaad2005AR8024,
        /// Hoge Raad 15 February 2005: art. 279 Sr under joint authority.
        HogeRaad2005AR8250,
        /// Hof Den Haag 30 January 2019 on maintenance and contact.
        HofDenHaag2019,
        /// EHRM 13 April 2023, E.K. v. Latvia.
        EkLetland2023,
        /// OM-richtlijn 2018R003 on art. 279 Sr.
        OmRichtlijn2018,
        /// OM-aanwijzing 2022A001 on domestic violence and child abuse.
        OmAanwijzing2022A001,
        /// Report 2015/096 *Veiligheid voorop!*.
        Ombudsman2015,
        /// Report 2015/035: an allegation written down as fact.
        Ombudsman2015_035,
        /// Report 2018/016: a zorgmelding without weighing.
        Ombudsman2018_016,
        /// Report 2013/206: refusing an aangifte of art. 279 Sr and an alert.
        Ombudsman2013_206,
        /// Report 2011/128: one party's opinion passed on.
        Ombudsman2011_128,
        /// Report 2007/034: recording an aangifte of art. 279 Sr.
        Ombudsman2007_034,
        /// Answers of the Minister to Parliament, 8 June 2020.
        Kamerbrief2020,
        /// Plans of the cabinet on red flags and coercive control.
        RodeVlaggen2025,
        /// Principles of conduct of the expert team on loss of contact.
        Handelingsprincipes,
        /// The national framework with five weighing questions for a zorgmelding.
        Afwegingskader,
        /// Model agreement of Veilig Thuis, police and OM.
        ModelSamenwerking2015,
        /// What police and government say on child abduction.
        CentrumIko2023,
        /// What the police say on an aangifte by a child.
        PolitieAangifte,
        /// Step plan for a parent; author unknown.
        Stappenplan,
        /// The children's helpline and its number.
        Kindertelefoon,
        /// Opinion article of 4 October 2025 on advice that touches contact.
        Fiduon2025,
    }
}
