package fi.ideapolku.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What is an authority's own contact and so no personal data: functional mailboxes of public domains. */
final class PublicContacts {

    private static final Set<String> DOMAINS = words("""
            om.fi oikeus.fi gov.fi suomi.fi dvv.fi finlex.fi oikeusrekisterikeskus.fi orik.fi rikosseuraamus.fi rise.fi
            ulosottolaitos.fi syyttajalaitos.fi tuomioistuinvirasto.fi tietosuoja.fi yhdenvertaisuusvaltuutettu.fi lapsiasia.fi
            vanhusasia.fi tasa-arvo.fi tiedusteluvalvonta.fi konkurssiasiamies.fi kuluttajariita.fi eduskunta.fi
            oikeusasiamies.fi okv.fi valtioneuvosto.fi vnk.fi vm.fi stm.fi okm.fi tem.fi lvm.fi mmm.fi ym.fi intermin.fi
            formin.fi defmin.fi vero.fi kela.fi poliisi.fi migri.fi raja.fi tulli.fi traficom.fi
            kyberturvallisuuskeskus.fi maanmittauslaitos.fi prh.fi avi.fi ely-keskus.fi kkv.fi thl.fi valvira.fi
            valtiokonttori.fi valtori.fi palkeet.fi hansel.fi stat.fi kansallisarkisto.fi turvallisuustutkinta.fi vaalit.fi
            hel.fi espoo.fi vantaa.fi turku.fi tampere.fi oulu.fi""");

    /** Words that no person is called by: a mailbox when they are the address or a part of it. */
    private static final Set<String> FUNCTIONS = words("""
            kirjaamo registrator registratorskontoret registry info viestinta viestintä kommunikation neuvonta radgivning
            rådgivning asiakaspalvelu kundservice asiakasraati kundpanel palaute respons feedback tiedotus support helpdesk
            servicedesk palvelupiste toimisto arkisto hallinto talous laskutus hankinta hankinnat rekrytointi kehittaminen
            kehittäminen tietosuoja tietosuojavastaava dataskydd dataskyddsombud tietoturva saavutettavuus tillganglighet
            tillgänglighet saavutettavuuspalaute noreply no-reply vaalit oikeusapu edunvalvonta ulosotto velkaneuvonta""");

    /** Words and phrases that are a mailbox only when nothing else stands before the @. */
    private static final Set<String> ALONE = words("""
            posti post media tuki stod stöd idea ideat yhteys ala-vastaa kko kho etunimi.sukunimi fornamn.efternamn
            förnamn.efternamn firstname.lastname""");

    private static final Set<String> COURTS = words("ko kao ho hao mao");

    private static final Set<String> COURT_PLACES = words("""
            ahvenanmaa aland etela-karjala etela-pohjanmaa etela-savo helsinki hameenlinna ita-suomi ita-uusimaa kainuu
            kanta-hame keski-suomi kymenlaakso lansi-uusimaa lappi oulu pirkanmaa pohjanmaa pohjois-karjala pohjois-savo
            pohjois-suomi paijat-hame rovaniemi satakunta turku vaasa varsinais-suomi""");

    private PublicContacts() {}

    /** Whether the address is a mailbox of an office; {@code kirjaamo.ulosotto@} and {@code helsinki.ko@} are too. */
    static boolean isMailbox(String local, String domain) {
        var name = local.toLowerCase(Locale.ROOT);
        return isPublic(domain.toLowerCase(Locale.ROOT)) && isMailbox(name);
    }

    private static boolean isMailbox(String name) {
        if (ALONE.contains(name) || FUNCTIONS.contains(name)) {
            return true;
        }
        var dot = name.lastIndexOf('.');
        if (dot > 0 && COURTS.contains(name.substring(dot + 1))) {
            return COURT_PLACES.contains(name.substring(0, dot));
        }
        return Arrays.stream(name.split("[._-]")).anyMatch(FUNCTIONS::contains);
    }

    private static boolean isPublic(String domain) {
        for (var part = domain; part.indexOf('.') > 0; part = part.substring(part.indexOf('.') + 1)) {
            if (DOMAINS.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
