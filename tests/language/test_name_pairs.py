"""Names as newspapers of many countries spell them: one person's in two spellings, and two people's that look alike."""

import pytest

from khabar.language.names import explain_name, same_name

ONE = """
عبد الرحيم الموسوي | Abdolrahim Mousavi
نادر موسوي | Nader Moussavi
نادر موسوي | Надер Мусави
كمال القذامي | Kamal Kadhami
منصور القاضي | Mansour Gadhi
شكري بلعربي | Choukri Belarbi
الهاشمي الشريفي | El Hachemi Cherifi
رشيد بوجناح | Rachid Boudjenah
يوسف الغزواني | Youcef Ghazouani
ياسين الجبالي | Yassine Jebali
عبد اللطيف الورغي | Abdellatif Ouerghi
سعد الدين البكوش | Saadeddine Bakkouche
نور الدين طبوبي | Nureddin Tabbubi
شمس الدين يلماز | Semsettin Yilmaz
جودت أوزتورك | Cevdet Öztürk
محمد تشيليك | Mehmet Çelik
خليل إيبكتشي أوغلو | Halil Ipekçioğlu
حسين غولتكين | Hüseyin Gültekin
جواد كرماني زاده | Javad Kermanizadeh
مجتبى فرهادي | Mojtaba Farhadi
غلام رضا باقري | Gholamreza Bagheri
فلاديمير كوروليوف | Wladimir Koroljow
سيرغي شوبين | Сергей Шубин
يفغيني جوكوف | Yevgeny Zhukov
دميتري أندرييفيتش خارلاموف | Dmitry Kharlamov
ميخائيل تشيرنوف | Michail Tschernow
خوان خيمينيز | Juan Jiménez
خورخي فييغاس | Jorge Villegas
غييرمو أورتيغا | Guillermo Ortega
إنريكي دي لا فيغا | Enrique Vega
جواو تيكسيرا | João Teixeira
فرانسوا دلاكور | François Delacourt
جان بيير لوران | Jean-Pierre Laurent
غيوم دوبوا | Guillaume Dubois
يورغن شولتسه | Jürgen Schulze
فولفغانغ كراوزه | Wolfgang Krause
جوزيبي كياريني | Giuseppe Chiarini
لوتشيانو باتشي | Luciano Pacci
تشارلز وودز | Charles Woods
جيفري فيليبس | Geoffrey Phillips
كريستوفر نايت | Christopher Knight
لي سانغ هو | Lee Sang-ho
تشانغ وي مين | Zhang Weimin
هيروشي ناكامورا | Hiroshi Nakamura
Yamada Kenji | كينجي يامادا
اللواء الركن طلال بن فهد الصالحي | طلال الصالحي
الدكتورة سلمى يعقوبي | د. سلمى اليعقوبي
أبو الوليد التميمي | Abu al-Waleed Tamimi
أم كلثوم حداد | Umm Kulthum Haddad
Sheikh Tamim bin Nasser | تميم بن ناصر
Prof. Laila K. Sabbagh | ليلى صباغ
Gen. Omar al-Rifai | عمر الرفاعي
Hajj Kazem Jubouri | كاظم الجبوري
Vargas, Elena | إيلينا فارغاس
غورغي فارغا | جورجي فارجا
إنغريد هولم | إنجريد هولم
شانغ لي | تشانغ لي
بيتر ڤان دن برغ | بيتر فان دن بيرغ
پرویز گلزاری | برويز غلزاري
يوانا كوفاتش | يوانا كوفاتس
"""

TWO = """
حسن المرزوقي | حسين المرزوقي
Hassan Marzouki | حسين المرزوقي
أحمد بوجناح | محمد بوجناح
Ahmed Boudjenah | Mohamed Boudjenah
محمود الصالحي | محمد الصالحي
سعد العامري | سعيد العامري
Saad Ameri | سعيد العامري
عمر الرفاعي | عمرو الرفاعي
Omar Rifai | عمرو الرفاعي
علي | عالي
علي الصباغ | علاء الصباغ
سالم الصباغ | سلمان الصباغ
Salem Sabbagh | سلمان الصباغ
سامي الحداد | سامر الحداد
جابر الحداد | جبير الحداد
ناصر العوضي | نصر العوضي
كريم العوضي | كرم العوضي
أنس البكري | أنيس البكري
بشار البكري | بشير البكري
خليل النمر | جليل النمر
طارق النمر | طاهر النمر
موسى | موسوي
موسوي | Moussa
Mousavi | Mousa
هاشم | الهاشمي
الصالح | الصالحي
العلي | العلوي
الحسني | الحسيني
النصر | النصيري
عبد الرحمن الورغي | عبد الرحيم الورغي
Abdulrahman Ouerghi | عبد الرحيم الورغي
عبد المجيد الورغي | عبد الحميد الورغي
عبد القادر الورغي | عبد القاهر الورغي
نور الدين طبوبي | سعد الدين طبوبي
شمس الدين | نور الدين
صالح القاضي | فهد صالح القاضي
سلطان بن فهد | فهد بن سلطان
فيصل بن ماجد | ماجد بن فيصل
تميم بن ناصر | تميم بن حمد
Tamim bin Nasser | تميم بن حمد
يوري أورلوف | يوري أوستروف
ألكسندر كورين | ألكسندرا كورينا
Alexander Korin | Alexandra Korina
باول نوفاك | باولا نوفاك
فيكتور سوكولوف | فيكتوريا سوكولوفا
إيفان فيدروف | فيودور إيفانوف
ماريو فيتالي | ماريا فيتالي
Juan Villegas | Juana Villegas
جون وودز | جين وودز
Peter Woods | Paul Woods
بيتر وودز | Paul Woods
Lee Sang-ho | Lee Sang-min
لي سانغ هو | لي سانغ مين
الجنرال خالد النمر | الجنرال وليد النمر
أبو طلحة | أبو حمزة
أبو حمزة العامري | أبو حفصة العامري
مريم حداد | مروان حداد
فادي حداد | فدوى حداد
نادية يعقوبي | نادر يعقوبي
وليد بن طلال | طلال بن وليد
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    rows = (line.split(" | ") for line in table.strip().splitlines())
    return [(left, right) for left, right in rows]


@pytest.mark.parametrize(("left", "right"), _pairs(ONE))
def test_spellings_of_one_name_join(left: str, right: str) -> None:
    assert same_name(left, right) >= 0.5, explain_name(left, right)
    assert same_name(left, right) == same_name(right, left)


@pytest.mark.parametrize(("left", "right"), _pairs(TWO))
def test_names_that_look_alike_stay_two(left: str, right: str) -> None:
    assert same_name(left, right) < 0.5, explain_name(left, right)
    assert same_name(left, right) == same_name(right, left)
