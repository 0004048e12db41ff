// swift-format-ignore-file
// Condensed from the metadata of Google's libphonenumber (https://github.com/google/libphonenumber, Apache License 2.0,
// Copyright The Libphonenumber Authors) as in PyPI's phonenumbers 9.0.43, on 2026-11-28, by
// Tests/SMSMessagesTests/NumberPlan/condense.py. Not to be edited by hand; how it is read stands at NumberPlan.swift.
extension NumberPlan {
    static let endsText = """
        =:arrived =:fixed =:free =:international =:mobile =:pager =:personal =:possible =:premium =:satellite =:shared =:uan =:voicemail
        =:voip AG:fixed AG:mobile AG:pager AG:voip AI:fixed AI:mobile AI:pager AS:fixed AS:mobile AU:fixed AU:free AU:mobile AU:pager
        AU:premium AU:shared AU:voip AX:fixed BB:fixed BB:mobile BB:premium BB:uan BB:voip BL:fixed BM:fixed BM:mobile BQ:fixed BQ:mobile
        BS:fixed BS:free BS:mobile BS:uan CA:mobile CA:personal CA:uan CA:voip CC:fixed CW:fixed CW:mobile CW:pager CW:shared CX:fixed
        DM:fixed DM:mobile DO:free DO:mobile FI:fixed FI:free FI:mobile FI:premium FI:uan GB:fixed GB:free GB:mobile GB:pager GB:personal
        GB:premium GB:uan GB:voip GD:fixed GD:mobile GG:fixed GG:mobile GG:premium GP:fixed GP:free GP:mobile GP:premium GP:voip GU:mobile
        IM:fixed IM:mobile IT:fixed IT:free IT:mobile IT:personal IT:premium IT:shared IT:voicemail IT:voip JE:fixed JE:mobile JM:fixed
        JM:mobile KN:fixed KN:mobile KY:fixed KY:mobile KY:premium KZ:fixed KZ:mobile KZ:voip LC:fixed LC:mobile MA:fixed MA:free MA:mobile
        MA:premium MA:voip MF:fixed MP:mobile MS:fixed MS:mobile NO:fixed NO:free NO:mobile NO:personal NO:premium NO:shared NO:uan
        NO:voicemail NO:voip PR:mobile RE:fixed RE:free RE:mobile RE:premium RE:shared RE:voip RU:fixed RU:free RU:mobile RU:personal
        RU:premium SH:fixed SH:mobile SH:voip SJ:fixed SX:fixed SX:mobile TA:fixed TC:fixed TC:mobile TC:voip TT:fixed TT:free TT:mobile
        TT:voicemail US:free US:mobile US:personal US:premium VA:fixed VC:fixed VC:mobile VC:voip VG:fixed VG:mobile VI:mobile YT:fixed
        YT:mobile YT:voip
        """
    static let countriesText = """
        1 US 1 1 3 900 918
        7 RU 8 919 922 1075 1086
        20 EG 0 920 1087 1146 1164
        27 ZA 0 920 1087 1251 1259
        30 GR - - 1087 1326 1336
        31 NL 0 920 1087 1398 1418
        32 BE 0 920 1087 1443 1444
        33 FR 0 920 1087 1464 1465
        34 ES - - 1087 1484 1488
        36 HU 06 1490 1087 1506 1507
        39 IT - - 1087 1644 1661
        40 RO 0 920 1087 1682 1684
        41 CH 0 920 1087 1709 1712
        43 AT 0 920 1087 1838 1863
        44 GB 0 1868 1087 2213 2221
        45 DK - - 1087 2229 2230
        46 SE 0 920 1087 2293 2307
        47 NO - - 1087 2388 2389
        48 PL - - 1087 2422 2436
        49 DE 0 920 1087 2577 2592
        51 PE 0 920 2598 2621 2622
        52 MX - - 2624 2668 2669
        53 CU 0 920 2672 2680 2681
        54 AR 0 920 1087 2867 2871
        55 BR 0 920 2878 2914 2918
        56 CL - - 2926 2977 2980
        57 CO 0 2984 2987 3016 3018
        58 VE 0 920 1087 3031 3033
        60 MY 0 920 1087 3114 3115
        61 AU 0 3119 3132 3259 3269
        62 ID 0 920 3272 3359 3365
        63 PH 0 920 1087 3386 3390
        64 NZ 0 920 3393 3437 3440
        65 SG - - 3443 3454 3457
        66 TH 0 920 3460 3485 3489
        81 JP 0 920 3490 3538 3541
        82 KR 0 3545 3552 3620 3636
        84 VN 0 920 1087 3671 3672
        86 CN 0 3676 3682 3802 3825
        90 TR 0 920 1087 3865 3868
        91 IN 0 920 1087 4000 4003
        92 PK 0 920 1087 4047 4060
        93 AF 0 920 1087 4064 4065
        94 LK 0 920 1087 4081 1465
        95 MM 0 920 1087 4197 4199
        98 IR 0 920 1087 4247 4254
        211 SS 0 920 1087 4257 4258
        212 MA 0 920 1087 4321 4322
        213 DZ 0 920 1087 4335 4336
        216 TN - - 1087 4348 4349
        218 LY 0 920 1087 4364 4365
        220 GM - - 1087 4394 4395
        221 SN - - 1087 4404 4406
        222 MR - - 1087 4414 4417
        223 ML - - 1087 4426 4427
        224 GN - - 1087 4438 4439
        225 CI - - 1087 4449 4450
        226 BF - - 1087 4463 4464
        227 NE - - 1087 4479 4480
        228 TG - - 1087 4485 4486
        229 BJ - - 1087 4490 4491
        230 MU - - 4494 4512 4513
        231 LR 0 920 1087 4531 4533
        232 SL 0 920 1087 4540 4541
        233 GH 0 920 1087 4567 4570
        234 NG 0 920 4572 4592 4594
        235 TD - - 4595 4601 4603
        236 CF - - 1087 4610 4615
        237 CM - - 1087 4620 4622
        238 CV - - 920 4633 4636
        239 ST - - 1087 4640 4642
        240 GQ - - 1087 4658 4660
        241 GA - - 1087 4666 4667
        242 CG - - 1087 4679 4680
        243 CD 0 920 1087 4689 4690
        244 AO - - 1087 4694 4695
        245 GW - - 1087 4699 4700
        246 IO - - 1087 4702 4703
        247 AC - - 1087 4705 4706
        248 SC - - 4709 4717 4719
        249 SD 0 920 1087 4723 4258
        250 RW 0 920 1087 4728 4729
        251 ET 0 920 1087 4819 4820
        252 SO 0 920 1087 4835 4836
        253 DJ - - 1087 4838 4839
        254 KE 0 920 2595 4854 4857
        255 TZ 0 920 4860 4867 4868
        256 UG 0 920 4871 4890 4891
        257 BI - - 1087 4894 4895
        258 MZ - - 1087 4899 4900
        260 ZM 0 920 1087 4902 4903
        261 MG 0 920 1087 4913 4914
        262 RE 0 920 1087 5024 5028
        263 ZW 0 920 1087 5056 5057
        264 NA 0 920 1087 5084 5085
        265 MW 0 920 1087 5090 5092
        266 LS - - 1087 5096 5097
        267 BW - - 1087 5114 5116
        268 SZ - - 1087 5119 5121
        269 KM - - 1087 5123 5124
        290 SH - - 1087 5143 5144
        291 ER 0 920 1087 5149 5150
        297 AW - - 1087 5161 5162
        298 FO - 5165 1087 5174 5175
        299 GL - - 1087 5178 5180
        350 GI - - 1087 5192 5193
        351 PT - - 1087 5240 5244
        352 LU - 5255 1087 5270 5273
        353 IE 0 920 1087 5321 5322
        354 IS - - 5325 5364 5365
        355 AL 0 920 1087 5382 5383
        356 MT - - 1087 5411 5414
        357 CY - - 1087 5422 5423
        358 FI 0 920 5429 5516 5519
        359 BG 0 920 1087 5528 5529
        370 LT 0 5530 1087 5538 5539
        371 LV - - 1087 5544 5546
        372 EE - - 1087 5575 5577
        373 MD 0 920 1087 5587 5588
        374 AM 0 920 1087 5607 5609
        375 BY 8 5610 922 5632 5643
        376 AD - - 1087 5656 5657
        377 MC 0 920 1087 5661 5662
        378 SM - - 1087 5671 5674
        380 UA 0 920 1087 5687 5688
        381 RS 0 920 1087 5706 5712
        382 ME 0 920 1087 5731 5732
        383 XK 0 920 1087 5740 5741
        385 HR 0 920 1087 5755 5757
        386 SI 0 920 5761 5776 5778
        387 BA 0 920 1087 5799 5800
        389 MK 0 920 1087 5827 5828
        420 CZ - - 1087 5849 5850
        421 SK 0 920 1087 5866 5867
        423 LI 0 5870 1087 5908 5909
        500 FK - - 1087 5910 5911
        501 BZ - - 1087 5917 5918
        502 GT - - 1087 5922 5923
        503 SV - - 1087 5945 5949
        504 HN - - 1087 5987 5988
        505 NI - - 1087 5996 5997
        506 CR - 6001 1087 6017 6021
        507 PA - - 1087 6065 6067
        508 PM 0 920 1087 6086 6087
        509 HT - - 1087 6093 6094
        590 GP 0 920 1087 6171 6175
        591 BO 0 6177 6178 6199 6203
        592 GY - - 5869 6223 6227
        593 EC 0 920 1087 6235 6236
        594 GF 0 920 1087 6255 6259
        595 PY 0 920 1087 6295 6297
        596 MQ 0 920 1087 6315 6318
        597 SR - - 1087 6324 6325
        598 UY 0 920 6328 6345 6349
        599 CW - - 1087 6419 6420
        670 TL - - 1087 6423 6424
        672 NF - - 1087 6429 6430
        673 BN - - 1087 6433 6434
        674 NR - - 1087 6442 6452
        675 PG - - 6456 6466 6468
        676 TO - - 1087 6479 6481
        677 SB - - 6483 6490 6491
        678 VU - - 1087 6504 6505
        679 FJ - - 6507 6512 6513
        680 PW - - 6515 6525 6527
        681 WF - - 1087 6536 6537
        682 CK - - 1087 6540 6541
        683 NU - - 1087 6545 6548
        685 WS - - 920 6552 6553
        686 KI 0 920 1087 6583 6585
        687 NC - - 1087 6590 6592
        688 TV - - 1087 6593 6594
        689 PF - - 1087 6600 6601
        690 TK - - 1087 6604 6605
        691 FM - - 1087 6621 6623
        692 MH 1 1 3 6631 6633
        800 001 - - - 6634 6635
        808 001 - - - 6636 6637
        850 KP 0 920 6638 6647 6649
        852 HK - - 6652 6733 6735
        853 MO - - 1087 6743 6744
        855 KH 0 920 6747 6778 6779
        856 LA 0 920 1087 6785 6786
        870 001 - - - 6805 6806
        878 001 - - - 6810 6812
        880 BD 0 920 1087 6954 6956
        881 001 - - - 6966 6967
        882 001 - - - 7009 7019
        883 001 - - - 7045 7047
        886 TW 0 920 7050 7102 7103
        888 001 - - - 7106 7107
        960 MV - - 7109 7119 7121
        961 LB 0 920 1087 7137 7138
        962 JO 0 920 1087 7182 7184
        963 SY 0 920 1087 7191 7192
        964 IQ 0 920 1087 7199 7200
        965 KW - - 1087 7233 7235
        966 SA 0 920 1087 7245 7246
        967 YE 0 920 1087 7253 7254
        968 OM - - 1087 7262 7264
        970 PS 0 920 1087 7275 7276
        971 AE 0 920 1087 7290 7294
        972 IL 0 920 7297 7341 7343
        973 BH - - 1087 7361 7362
        974 QA - - 1087 7379 7384
        975 BT - - 1087 7388 7389
        976 MN 0 920 5869 7405 7406
        977 NP 0 920 1087 7424 7425
        979 001 - - - 7426 7427
        992 TJ - - 922 7442 7443
        993 TM 8 919 922 7455 7456
        994 AZ 0 920 1087 7476 7478
        995 GE 0 920 1087 7541 7542
        996 KG 0 920 1087 7567 7568
        998 UZ - - 1087 7675 7676
        """
    static let statesText = """
        A 1a 1a 0a EW 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a AT 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a 1-35-9i4a 02-9j 03-57-9k6c 1459l6d AS 0-9a
        0-9a 0-9a 0-9a 5a 2a AQ 0-9a 0-9a 0-9a 0-9a AP 0-9a 0-9a 0-9a 0-9a 0f2a 1-9b 0-24-9c AR 0-9a 0-9a 0-9a 0-9a 0-68i79a 347j56b 0-4k
        2-467l5d 0l236k4j5d7c8b9a 1-9f 1-35-9g 1-8h 1q2-8i 0-9j 1k 23f4e5d6c7b8a 2u 45n 35o 4p 1-46-9q 5r 7s 0g2f3e4d5c6b7a 1-5ac 013ad 6w
        0af6x 0ag 67ah 78ai 89aj 0h1p2g3f4e5d7c8b9a 8ad 8am 0s2m3b8a 02-9ag 0-4ah 9ai 0ad1c2z3b89a 2bc3af4y5q6h7e8a AF 0-9a 0-9a 0-9a 0-9a
        78a AG 0-9a 0-9a 0-9a 0-9a 0-9a 0-57-9b 0-4i AI 0-9a 0-9a 0-9a 0-9a 2a 2o3568i4h7g9a AJ 0-9a 0-9a 0-9a 0-9a 0-9a 2-9q 0-6r7j 1c5b6a
        024-6z7-9l 0-9aa 01n2-9ab 47-9o6w 7p 1e2d3c4b5x6a 0369ag147aa 0ab 0ah1b2a 4ai 1-3aj 2c34j5b7a 8al 5-7ag 2m3b9a 2-9aa 0-9ab 016ac7aq
        3ad7ar 1d2c3b5a 3an 2-5an8a 89av 3aw AH 0-9a 0-9a 0-9a 0-9a 6a 1h6g7a 2ao3af4z5t6q7l8j9a 08eg2bk6a9dy 07dz1-46eh T 0-9a 0-9a 0-9a
        0-9a 5a S 0-9a 0-9a 0-9a 0-9a 2a 3g9a 12c9i 67j 78e 6c7b9a 6-9m 1-4n 3b8a U 0-9a 0-9a 0-9a 0-9a 4a9u 2v 2b7a 2p4l5i7a Q 0-9a 0-9a
        0-9a 0-9a 69a O 0-9a 0-9a 0-9a 0-9a P 0-9a 0-9a 0-9a 0-9a 0-38f4a R 0-9a 0-9a 0-9a 0-9a 01a4l 0r6g8a 0-2n 6a 3-9k 0-9l 0246m 4n
        0-689o 1e28d3c6b7a 4i5g7a 0279gs3gk4ah8a 02469gt3gl FD 0-9a 0-9a 0-9a 0-9a 9a FE 0-9a 0-9a 0-9a 0-9a 5a 2g4a 0-3c 0-7d 8e 34f
        0d4c6b9a 2n 0-6i 45p69j 2c4b6f9a 69l 4i6h9a 4t 7a 459v 5i6a 2p3k4g5e7c8a 13hx4a9hp 0hp1ho2hn3hm4cr5cq6af7ae8a 1-57-9hz6hr AV 0-9a
        0-9a 0-9a AV0-9ij 0-9a 0-9a 0-9a 01e2-9a 0a2-9ij 013-79ik 0-24679il FF 0-9a 0-9a 0-9a 0-9a 0-9a 0b 06-8c 49d 7e 0e1d2c4b7a 2g 4h
        3b4a 23j 34k 9l 2c4e7b8a 5n 1d5a 56p 023q 2b4h7m9a 2-57-9s 57t 1b2a7t 8n 8w 9a 2s3p4l5j6g7d8c9a CV 0-9a 0-9a 0-9a 0-9a 2a 23b 4c 6d
        2d3c4b6a CW 0-9a 0-9a 0-9a 0-9a 1-9a 3l 2b3a 2-6d 0-4e 1b2a4m 67g 5-79h 6-9i 0j 6k 1e2d4c5b7a 8w 0x9n 2m3b4a 0z 35-79aa 6-9ab 7ac
        3d4c6b7a 45ae 56v 89ag 0h1c2b4a8k 4ai679y 2-9z 06-9aa 035-9al CX 0-9a 0-9a 0-9a 0-9a 6a 1j2i3h4g7a9y 2ao3ag4ad5x6u7p8l9a
        0az167lp3lh5a 0-3lq4li 01349lr578lj 056ls2lk 0ct1cj2ci3ch4d5c6b8a 124-9lu3lm 02-579lv68ln 3-5lw8lo 0245lx178lp AM 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a AL 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0c 9d 0-39k4d6b8a 02l 2378l46e5b9a 023578mr1a 0mk8ms 349mt8ml BU 0-9a 0-9a 0-9a
        0-9a 0-2a 9b 3b6a 89d 6e 2b8a BV 0-9a 0-9a 0-9a 0-9a 2-79a8l 04-9b 0-5c 5-9o 0-4p9e 59q6-8f 8r 3s 0t 0i1h2g3f4e5d6c7b9a 01k 3-8l
        2b3a 68y 3a 4aa 5j8a 0i 1s 0a3m 2ac3z4k5h6f7d8c9a 02589of3a4nx 04og 0bm1bl2bk3bj4ap5ao6an7b8a EX 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a
        0a1-57-9oq6oi 0235-8or49oj 02-9f 02-9f1a 0-46-9h 02-46-9h1c5a 2-46-9c5a 024-9k 034k1f2a5d 1-9m 0a1h2-9m 0-5o 9p 05-9p1k2b4a
        2-478k5f6d9a 0pf125-9p3i4a 0149pg23q 01ph4r8oz 179pi 1-47pj6t 0-5pk7u9pc 0256pl147pd8v 0v1u2g3f4e5d6c7b8a AW 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 2-9a 0a1-35-9pv4pn 024-9pw3po AU 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a 03689qf2a 016qg3b9py EP 0-9a 0-9a 0-9a 0-9a 129a
        1-79b EO 0-9a 0-9a 0-9a 0-9a 6a 3h4g6a 0-9j 0-9a 1-3l 34a EQ 0-9a 0-9a 0-9a 0-9a 01a2l 1a 0-9n 0o 6e 4c5b6a 2p3n4l7e9a 0156rl7rd9a
        CS 0-9a 0-9a 0-9a 0-9a 0-9a CR 0-9a 0-9a 0-9a 0-9a 0-9a 0-46-9b5h 0-4h5-8b9a 0-9c 2b3-9a 01679sc8a DL 0-9a 0-9a 0-9a 0-9a 9a 1-6b
        4b9a DK 0-9a 0-9a 0-9a 0-9a 0-3a 1b2-6j 1b9a 3i4a 0-279su4a DJ 0-9a 0-9a 0-9a 0-9a 3-7a 6b 4-8c 3c5b8a 1-38e 2a 3g 348h 3b8a 2j 5k
        8l 3c5b8a 4n 0o 6b7a8f 3589q 8a 3-9g 9t 8a 2r3p4m5i6f7d8c9a CE 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0c 39d 349e 5f 26g 0e3d4c5b6a 6i 1-9j
        02-9k 0i5c7b8a 2-5m 8n 5i6b8a 2-578p 24-9q 34r 235-9s 3d4c5b7f8a 7u 0167v 45w 7-9x 0479d2c3b8a 478z 2-57-9m6a 29ab 79ac 1279ad
        16-9ae 2d6c7b8h9a 2ae3y4u5r6m7h8f9a 0am1a2va8vi W 0-9a 0-9a 0-9a 0-9a 8a 2468b 246c 4c5b7a V 0-9a 0-9a 0-9a 0-9a 2a 3b 4c 5d 7e 8f
        19g 2g3f4e5d7c8b9a 13r 0s 2t 3c7b8a 2r6e7a 0-269wk3wc4a 0fp1fo2ff3fe4dz5di6cq7ac8a 1-46-8wm59we 2-9wn EM 0-9a 0-9a 0-9a 0-9a 02a
        0-9b EL 0-9a 0-9a 0-9a 0-9a 2-8a 034679i 0-24-8j39c 056d 1k2j4d5c8b9a 5a 04-8xg1a 0-2478xh 0378xi2xa DB 0-9a 0-9a 0-9a 0-9a 4a DC
        0-9a 0-9a 0-9a 0-9a 4-7a 3g8a 4c 8a 0k 0-9l 01g2-9m 0-2n4-9h 3d5c6b8a 89j 0k 0-2r 1c2b7a8j 8t 3a 2-9p 0-9q 0-3r 1c2b3a5e 2t 1a
        2t3r4m5i6g7c8a 3yi47yq8a BE 0-9a 0-9a 0-9a 0-9a 5a BD 0-9a 0-9a 0-9a 0-9a 5a 5h6b 5-7i 2-489i5c6b7a 1b 01f 0-25-9g 2b4a 0-4i 0a
        1-8q 1a 1-6s 0a 2k3j4g5e6c7a 02359zr7a 0-59zs8zk FA 0-9a 0-9a 0-9a 0-9a 6a 6a 6-9c 0-9d 0-6e 6c7b8a FB 0-9a 0-9a 0-9a 0-9a 0-5a8l
        0-36-8m45b 0-8n9c 0-8d 3d5c8b9a FC 0-9a 0-9a 0-9a 0-9a 0-2a 6-9l 0-4m 5y 0-2z 3aa 1f2e3d5c7b9a 8ac 3a 0t 4af 2b8a 2af3ab4r5f6d7a DV
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a 02abg156abo4i7a 0ec1eb2di3dh4dg5by6ax7aw8a BF 0-9a 0-9a 0-9a 0-9a 0-9a 4a EV 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 1h2-9a 0-9j BG 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 01h2-9a 0j1-68aco7acg9a 02-8acp9ach 0168acq5aci9c 2-9n 0-2589acs3a
        03578act4b9f 046-9acu5c ER 0-9a 0-9a 0-9a 0-9a 1a 5-9b 0-9c 0-2d ET 0-9a 0-9a 0-9a 0-9a 0-9a 0j1i23h4g5-9a 0-9b 0-6d 3a6-9d 7-9o EU
        0-9a 0-9a 0-9a 0-9a 02-8u9a 0m1-9v 0-79w8n 0i1c2b3-69u7a8n 1-9p 02-9q 0b1a2-9q ES 0-9a 0-9a 0-9a 0-9a 0a 124ah 0b2a 2y3x4v6l7i8a CT
        0-9a 0-9a 0-9a 0-9a 9a 6b 2b3a 2d 0a 015-9f 0g CU 0-9a 0-9a 0-9a 0-9a 89a 6h7g8a 6-8c 5-7p 5b6a 0-9f 6a 02-7h 6a 2s3q4h5e6c7a
        02-5afl6bt7afd8ab9a 1-9mv 013-9mw 0b13-9mw2a 0-9mx 0d1-9my 0mv 1-3579mv6a 0235-9mw 0mx89nd 06my 2-589mz67nf 0-25-9na 04nb 4-9nc
        0h1g23nc4f5e6d7c8b9a 07nk2-689ne 056nf1-47-9nl 0-36-9nm45ng 0c1-6ng7nm8b9a 1-8ni9no 02378nj9np 0579nq2-468nk 0c1b2-8nk9a
        2u348t5s6i7e9a 028agk39agc6a7cs 8ct 0cx1cw2cv3ct4cs5cr6aa7b8a EY 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a 0a1346-9agv25agn 0589agw
        0146-8agx9ej 01357-9agy2agq 12469agz 0-3589aha 2-57-9ahc 04-69ahc3a 0h1agt2g3f4e5d7c8a 2yf3uk4rw5qr6js7eo8r9a H 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a H0-9h 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 24-9h3a 8aii 0aij 1a 8a EC 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 12a 6b
        1-35-79c 1-3d 5e 1-58f 0145g 0g3f4e5d6c8b9a 1i 1356j 13467k 1-5l 1-7m 1-689n 0f1e2d7c8b9a CZ 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        0-25-8a CY 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-3b 9c 3d 23d4c5b6a 0-79f 23f4a5d 23g5e 0-35-9i 2i3d4a5g 013-9k 1-9l 7m 24m3c5b9a 0-7o
        2o3d4a5m 19q 1r 2-4r5b6a 2s 1-46-9u 0-5v 27v3b4a5t 0s1q2p3n4j5h6e7d8a 46-9y 3469z 23z4b5a 0679ab 6ac 12679ad 2ad3c4b5a 139af
        2-4af5a 1-35-9ah 2ah3a5af 0-8aj 23aj4a5ah6s 0-4al 2al3aa4a5aj 0an 279ao 2379ao4b5a 23ap4ao5an 124578ar 2ar3a5ap 1s2o3m4k5i6g7d8c9a
        7bb DA 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 1a 0-4bl 15-8bm 5bn 0bn1aj2n4m5d6c7b8a ED 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a EG 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a EF 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 04q39i8a 0-9r 0-9a 0-9a 8a 0a1-8dp 01dq 13-6dr 0-8ds 15-7dt
        0-35-79du 1-37-9dv 0l1g2f3e4d5c6b7a EE 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 5e 0-7f 0-49g 04-9h 0d124579h3c6b8a 0a1-9h 0a1-9h
        0-24-9h3a 3eg4dz7bc8r9a H0-9fp 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 3479ft8a 0fk E 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        B 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 23a B0-9q B0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-2q3i5a 0-9k 0-9a 05-8b B0-9t 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 05j7a 24-689k C 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a 0a2468u I 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a 0a235-7ae
        1ag2ae3af4ad5v6u8k9a H0-9il H0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9i 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 1i246iu3iv5b89a
        015-9bl2-4bu 0-8bl9a 0-35-9bl4a 013-9bo2bx 0-8bo9a 0-35-9bo4a 0-25cb346-9bs 013-9bs2a 0-8bs9a 0-35-9bs4a 0235cf146-9bw 0-46-9bw5a
        0-8bw9a 0-35-9bw4a 0cj1-9ca 01ck2-9cb 01346-9cb2b5a 0-8cb9a 0-35-9cb4a 013-9ce2e 0-8ce9a 0-35-9ce4a 12co 0u1bv2r3n4j5e6-8b9a 0ck 0a
        3a 3a 0-46-9cn5n 0-8cn9a 0-35-9cn4a 2g 0a 3a 0g1ac27d3cg4a8m 1ad2-69n 013-9cv2u 0-8cv9a 0-35-9cv4a 025689r1ah34a7i 0-2dg 7q 8a 0a
        0d1am2a36-8w4n E0-9dr E0-9a E0-9a E0-9a 0-9a 0-9a 0-9a K 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a L L0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        0i1a2-9cl N 0-9a 0-9a 0-9a 0-9a 0-9a 0-589b67eq 0-79b8a 0-79d8es 0-46-9d5a 0-4f5-9eu 0-79f8a 0ew1-9h 02-9h1a 0-9i 0h1f2d3b4-9a
        0dl1-4ag5ex6q7a 0-2dc 1bk2az3ay4au5ap67ey8b9a H0-9cz H0-9a H0-9a 0-9a 0-9a 0-9a 0-9a 1-79ml8a 1-46-9fa 1-8fb 1-7fc 1-4fd 1-5fe
        1-9ff 2f36e4d5c7b89a 1-57fh 1-3fi 13fj 124-6fk 1-79fl 1fb2e35d4c7j8b9a 13-5fn 1-578fo 1fe2n3l4b6a9k 124fq 1-6fr 1fh29o3n4b5a 1245ft
        13-9fu 14fv 1fl269e3c4t5b7a8r 135fx 125-7fy 1fo2u3h4w5r6b9a 1fp2v34w9s 1fp2u3o4l5i6e7b8a 0-9bl 0-9a 0-9a 0a 0a 0a 5a 0a 0a 57-9gt
        8a9gt G 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a C0-9ga C0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9cq 0b16a 2b 5c 0d 0d1c27b5a
        19fy 0a4hu 2am5ad6ab7r8c9a 0pg 0a 0a 5a 0a 0a 0ph 0-9fw 0-9a 269pj5d7c8a 13-578hz 035dj16-8ax 0346dk259ay 03568dl124az 0356dm17-9ba
        0358dn124679bb 458do 1f2e3d4c5b7bd8a 0a 124-8ii 24ij 0-467ik 035ia1l4d6c7b8a 2-46-9im 125in 479io 0346ie2c5b9a 3-8iq 01ir
        03568ih1b2a4cq 1-368it 58iu 15-8iv 23579iw 0356im1d7c8b9a 1-57-9iy 13-8iz 126ja 0-3578jb 0358ir19cw2d4c6b7a F 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 1-58jt6a C0-9bn 0-9a 0-9a 0-9a 0-9a 0a 0-9cn 0-9a 0-9a 0-9a 0-9ei 0f478b5a I0-9ir I0-9a I0-9a 0-9a 0-9a 0-9a 0-9a
        069a 0kn 0b1k7a 1aw2as3ap4ak5af6w7jw8k9a H0-9rt 0-9a 0-9a 0-9a 0-9a 0-8sc 02-9sc1a 0-9ex 0-9a 0-9a 0-9a 0-9a 0-9a 0-9fc 0-9a 0-9a
        0-9a 0-9a 0-9a 1o24-7so3m8g9a 0-69ld 2-8le 23lf5-9ln 013-57-9lg 0-57jw 04-7jx 4jy 04-69jz 0579ka 2e3d4c6b7a 578au 014-8av 25aw
        15-8ax 8ay 05az 0ba 06-8bb9hg 0h1g2f3e4d5c6b7a9bb 0j1lw8a 1-9kw 0a2-8lz 0a1-79lz 0kn2-4ma 1x23w4v5lq6u7e8b9a 1-35-9tp4jv 013-9md
        0-57-9lt6a 1-9lu 1-35-9mg 0-8lw9a 0-8mr 589ms 0-24-8ms3b9a 3-9mt 0-5lj6-9br 01hx2-9la 0156hy2-47-9lb 0-36-9le 0a1-9le 0-57-9le6a
        024ic 0-35-9lg4id 0h1g2f3c4b569lg8a 0-9by 13mk2r4q5o6l7k8b9a 1-9uj 0my 0a 1ce 0fg1-48nj 0lz367lp 0-8nd 0b1356mt28a47gy 0mc12ip
        0-8nk9nt 0nu1-9nl 0b1a2-9nl 0-57-9nl6a 0a1-9nl 0-8nl9a 0nx1-9no 0-8no9a 124-9no3a 0j135ne28l4hj6d7a 4q5p6nx7o8l9a 0vf 0a 1vg
        4b5a6-9vg 6beg 0a 0of1da2-9nx 01og2-7ny8dc 0mw24-9nz 0oi2-79oa B0-9ne 0-9a 0-9a 0-9a 0-9a 013-8oi29a 0a1-9oi 2369oi8a 0or2-9oj
        0nh2-57-9ok 01my2-69ol 1ob2o3n4m5l6d7c8b9a 1489wa235-7mg CH CH0-9a CH0-9a CH0-9a CH0-9a CH0-9a 0-9a 0-9a 0-9a 1-5b 1c 1-4d 1356e
        2-57f 0159f27e3d4c6b8a 0-9g 12i 1-6j 2-59k 1-7l 0159l2i3d48c6b7a 1-9n 245o 0159o23b4a6n7l8m 2-6q 1-79r 4-6s 1-578t 3-8u
        0159u2t3e4d6c7b8a EZ EZ0-9a EZ0-9a EZ0-9a EZ0-9a EZ0-9a 0-9a 0-79ae8a 0-8ae9a 0-57-9ae6a 2-46ag 13569ah 13-6ai 1-59aj
        0159aj2ab3y4d6c7b8a 3-578al CH0-9ao 0-9a 0-9a 1a2356ap CL 0-9a 0-9a 0-9a 0-9a 0-9a 1-5aw8a 0159aw2l3h68av7a 1-8ay
        0159ay238ax4aq6a7ap 1at2as3an4ak5ae6u7p8c9a 0-9f 4a 346b CK 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 8a 9c 4l6k7b9a CJ 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a CN CN0-9a CJ0-9a CJ0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a CJ0-9t 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        1t2-8i9a 3u CO 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 5a CI 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a3d CM 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        08a17d 04ca8br 0-4cb5-9bz 0-4cc5-9bt 2cc3c4b5a9bu 0m4e9a 0bx1bj3ag4af5v8a H0-9oa 0-9a 0-9a 0-9a 0-9a 0-9a 0-9if 0-8a9rv 3abp 5abq
        H0-9sl 0-9a 0-9a 0-9a 0-9a 0-9a 0k1lo3i4h5g7lp8a B0-9uq 0-9a 0-9a 0-9a 0-8uq9a 0-8us9c 0-9a 1c3-6a 0-9e 1a3-6uk7jz 0vg 013-9vg2a
        0-3vh 03-8vi 0-39vj 0d1c2-7vj8b9a 0tz1qm578kh 0a 0136tr 0a 2m3k7e8c9a 0acu 23acn78acu9a 12467uy 1-4uz 134va 18kq256vb 12vc89vv
        0248le 1ve235-9vx4a 0un 0248rb M 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a 8oj 0n1vt4m6b7a 016us 0a1vv 2x3w4v5u6t7r8c9a
        0-9adm 0-9a 2-79adw8a 1wq B0-9vy B0-9a B0-9a B0-9a B0-9a B0-9a B0-9a 0-9a 0-9a 0-9a 1k2-9a 0-9g 0-9a 0-9a 0-9a 467a 13-8b 2357c
        1-46-8d 1-8e 124-7f 1458g 1g2f5e6d7c8b9a 0-9r 0-9a 0-9a 1-578l6a 23568m 5-7n 1378o 1-38p 3-68q 1f3e4d5c6b8a 02-9t 5a 3j 1368v 2457w
        2s3d6c7b8a N0-9sz N0-9a N0-9a N0-9a N0-9a N0-9a N0-9a N0-9a 0-9a 0-9a 1-9a 2y7b 357ak 147al 12578am 37an 0-9g 0g1f2ak3e4d5c6b79a
        3aq 1-47ar E0-9un E0-9a 0-9a 0-9a 0-9a 34ay5a 135-7ay8a 0-9c 0-3579a468ba 013-9b2aq 0-9c 1m2l4e5c6b7-9a 0-9ac 0-9a 0-9a 0-9a 0-9a
        0-9a 0a1-8bk 2ba5bl 13478bm 68bn 16-8bo 1-6bp 0g 45br 2h3g4f5e6d7c8b9a C0-9ph 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a K0-9vs K0-9a K0-9a
        K0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a K0-9h 0-9a 0-9a 0-9a 0-9a 0-9a 01h8a I0-9pt 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-68a 0aa1p2i69a
        01c 019d 0b3a 1dj2cx3cn4ch5bp6bb7am8d9a H0-9gl H0-9a H0-9a 0-9a 0-9a 0-9a 0-9gm 0-9g 0-9a 0-9a 0-9a 0-9a 02-9gu
        0gu2zq3467ajk5a8zx9qa 0-24-9d3a 0-9n 0-9a 0-9a 0-9a 0-9wb 0-9a 0-9a 0-9qb 0-9a 1s2r367m4j5f8c9a 2ajh 0a 0a 8a 0bsv1a BM 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-5c 3a 0-58c7a 7-9f 9a 0g 0-5g6b7a 0-26-9h 01j 0-4j5a 0-49k 3i4e5d6b78a BM0-9s 0-9a 0-9a 0-9a 05-9s1-4a
        0-57-9s6a 01u2-9c 0-689u7a 025-79u4c8a 0-3w 0-7w8a 3-9x 3-79y 1-689z 08ac1-79k 0-46-9ac5a 0235-9ac4a 0-47-9ad 0-9o 09ah1-8p
        07-9ai1-6q 01457-9ai2c3b6a 013-57-9ai6a 02-9aj 0-4u5-9am 016-9an2-5v 014-9an2b3a 019ap2-8x 0-47-9y56aq 0-26-9ar3-5z 013-69ar2c7b8a
        0-69ar7e8a 0x1v2u3t4s5p6o7j8i9a 0-9at 0-8au 02-579av 0-46-9aw 0-79ay8l 014-9ba23ai 0-689ba7a 0-26-9ba3c4a 1-35-79bb 04-9am1-3be
        0-689be7a 0157-9ao2-46bg 0-35-9bg4a 0-37-9bg4c6a 2-578bh 0o1n25y3m4l6h7g8b9a 089bl1-7at 0-35-9bl4a 035-9bl4a 013-79bn2n8ah
        0a2-57-9bn 02-69bo 0az1-9br 01689bs2-57ba 0-2489bs3b5a6al7ad 0-35-9bt4c 0b1a2-79bt 013-9bw2be 0-46-9bw5a BW 0-9a 0-9a 0-9a 0-9a
        0-9a 25-9a 04-9cf1-3bn 0-689cf7a 0j1c2-579cf8a 0-79cg 0v137an2t4s5am6n8b9a 1-35-9ci 018cl2-79bt 0-2457-9cl3a6bf 0-57-9cm6bg
        025689cm4b7a CP 0-9a 0-9a 0-9a 0-9a 0-9a 0-24-8a 015689cu4a 03-9cv 06-9cg1-5cy 0-57-9cy6a 0-57-9da6ci 0-79da8a 013-57-9da2c6a
        0-35-9db 0-468dc 0-57-9dd 0v1bk2r3j4bu5i6d7c8b9a 0-38dh4-79cp 0-35689dh4cb7a 03489dh6a CF 0-9a 0-9a 0-9a 0a 3a 0-9c 0-9a 2c5-8a
        0-489dt5-7db 0-46-9dt5a 0-3568dt4c9a 0-25-9dv34cp 01346-9dv5a 0-35-9dy4dg 02-9dz1dh 013-57-9dz2b6a 1-46dz7a 08dk1-79ec 0-589ed67dl
        0-489ed5b6a7f 0-6ed9a 13-9ee 013-9ef 0-46-9eh5cv 0-248eh5a7ch 0aa1co2o3m4i5e6d7cn8c9a 0246-9ej 02em13-9du 0-7dv89en 0-589en6b7a
        0-57-9en6a 0236-8eo 013-9eq2dk 035-9eq4a 0-3eb4-9et 019et2a3-68bx7at 0a1-46-9et 0-79ev8dp 013-79ev8a 024-9ew 0n2j3i4g5d6b7av8a9dn
        35-9ey 0-47-9fa56du 1-589fa7a 014-8fd239el 0-4679fd5dq8a 02-58fd7a 0-578fe 124-9ff 2-69fg 01679fj2-58er 0-24-9fj3a 0235-9fj4a
        02569fk 0m2k3h4g5f6e7dr8b9a 0-46-9fo5ew 0-579fo6eh8a 0a2-489fo5y 02-689fp 0-24-9fs3fa 0-79fs8a 1-47-9fs5a 0-57-9fu6en 01fe2-9fw
        013-79fw2a8ax 2-578fw6c9a 0-579fx 014-9fz2h3fh 247-9fz3a 0-24578ga 0-57-9gc6bd 2-47gc5a 0o18ej2n3k4g5f6d7c9a
        1fs2el3dv4cw5bz6av7ag8s9a 013478el 0189em 017en 0-46-9eo 0-2ep 0e3d4c8b9a BS 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0347a BT 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 5k6a BQ 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a BO 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a CG
        0-9a 0-9a 0-9a 0-9a 0-9a 0-57-9j6a 0-689j7a 0-46-9j5a CQ 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-8s9a 0-9l 0-35-9u4a 0c13-9u2a BP 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-28a 06x 0-4689x5a 356d4a 4e 4g 01347g6a 49h 2j 0-369j5a 7k 14l 139m 0m2j3i4g5f6d7c8b9a 01as378aa 0a1-9as BX
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 02-9ba1a 0-689bb7aj 0j1-7bb8b9a 0-8bd9d 014-9bd2al3a 028bg17g 02-9bg1a 024-9bg1a3f
        0bp1-3bg4ax5am6r7f8d9a BN BN0-9a 0-9a 0-9a 0-9a 0-9a 0-9a BN0-9e 02-9e1a 02-9e1a 02-9e1a 02-9e1a 0-9l 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        0h8a BR 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a BR0-9f 0-9a 0-35-9f4a 0-57-9f6a 0-35-9f4a 2-4f5a 0-3g 0p4b7a 0-9i BY 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 01a2-49r 01j8a 1eu2eo3ee5du7av8l9a H0-9anr 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 1anr23579axk8a 1-9aqk 0-59a6-8aqk 0-689b
        0-9c 0-69d78aqn 0apc126-9e 0aot1-47-9f6aqp 2f3e457d6c8b9a 2-9axv 1-8afo 0-9sx 0-9a 0-9a 0-9a 0-9a 0-35apw 0-4apx 0-25-9apy 13-6apz
        0j136e2d4c5b7a89apz 0-7aqb 0136-8aqc 0138aqd245tu 018aqe 01aqf 0-57aqg 0agj136l2f4e5d7c8b9a 0-25aqi 056aqj 0-2aqk 0-3aql 023aqm
        0p1aqm2e356r4d7c8b9a 013-8aqo 0135aqp 14-79aqq 0-246-9aqr 0156aqs 0-689aqt 0246y1f3e5d7c8b9a 0-6aqv 0-5aqw 0-68aqx 03-5aqy 013aqz
        0-79ara 0f15e2d3ad4ara6c7b8a9v 1-3arc 02-57ard9aqj 0-37are 0-2arf3-68uw 0247arg 0-356arh 03am1f2ak4e5d6w7c8b9a 02-9ahs 1-8akj
        0-7ano 023689asn4c5b7a 0-9ar 1-8ahd 0a1-9au 02-5arq9b 0-3arr4c 0135-8ars I0-9ard 0-9a 0-9a 0-9a 0-9a 1-59a 0j1ab2ary3i4h5bb68at7g9a
        1az2as3am4af5y6r7n8m9a H0-9ahk H0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9g 0-9a 0-9a 0-9a 0-9a 0-9a 1348ari2g5ara6a7bat9ahl DS 0-9a 0-9a
        0-9a 235-9a DM 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 1-4a 1-3578b DO 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-57-9c 0-24-9c3a 016-8c5a 1-35-7m
        1-46-9n EK 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-8v9a DN 0-9a 0-9a 0-9a 0-9a 0-9a 01a DR 0-9a 0-9a 0-9a 0-6a7-9ap 0-9aq 0-9c 0c1b2-8a DT
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9i 0h23b5a DQ 0-9a 0-9a 0-9a 0-9a 0-9a 09a DU 0-9a 0-9a 0-9a 0-9a 0-9a 0-5a DP 0-9a 0-9a 0-9a 0-9a 0-9a
        0a 0al1v2o5h8a 0-9bg 0bx2bp3bo4be5bd6bc7au8b9a 0beb2-9bdy B0-9awr 0-9a 0-9a 0-9a 0-8awr9a 02-9awr1a 2-8a 013-5axd 1a2axd3ft 1a2-69d
        0awx2-4e9alz 1-468f5axf7awm 0137axg24-689g F0-9amv F0-9a F0-9a 0-9a 0-9a 0-9a 0-9a 069axo1-3578o4a 01346-8avu 0a14-7q2389axq 0-9apl
        0-9a 0-9a 0-9a 0-9a 0-9a 0a1asz4amu 0a1-79y8axy 145z 1z2w3v4u5t6l7j8b9a H0-9bfm 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a H0-9g 0-9a 0-9a 0-9a
        0-9a 0-9a 13-579g2a6aml8hh 1-6atr7-9awu 7a8atu E0-9abp 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a1-9ayz 0a1-9ayz 0-24-9azb3c 02-9azb1a
        0-46-9aze5f 0-46-9aze5a 0-9a 0abw 0azh 3azi 0c1b3a 0d1c 0-8azm9n 0-8azm9a 0-9a 0-24-9azp3q 0-24-9azp3a 0-9a 0568q1o2l3h4g7d9a
        0-9avg 0-9a 0-9a 0-9a 0-9a 0-9a M0-9acw E0-9a E0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-24-9j3a 02-9j1a 0-46-9l5c 0-46-9l5a 0-8n9e 0-8n9a
        F0-9cb F0-9a F0-9a F0-9a F0-9a F0-9a 0-9a F0-9b 0-9a 0n2l3j4c89a 0-24-9y3p 015p2-4n69a78l K0-9zb 0-9a 0-9a 0-9a 0-9a 0-9a L0-9awd
        L0-9a L0-9a L0-9a L0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9aqj 0l1b2-9a 3by5ay6u7s8a B0-9adp 0-9a 0-9a 0-9a 1-689a 0-9b 0-8c 1-7d 0-7e
        0e1-3569d4c7b8a B0-9j 0-9a 0-9a 0-9a 0-9ip 0-9a B0-9kn 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 013-9h2a 0-79u 1-8v 0m2c3569u4b7s8a 02-9x 0-6y
        024-9aem13aea 0bcq1aeb2-689aen7bbw 0bcr1-8aec9bbx 0bby1-8aed9bcs 089bbz1-7aeq 0aeq15aee2e3d4c6b7a 0v1h2-48ad5g6ac7k9a 2-8ag
        0a124-6af38ae79ac 1-9ai 0l1-358ah47ag6a9z 0ava2-8ak 0-5al 013-7am 0c1e27ai3al4-6ak8b9a C0-9acf 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        0a2-9aw 0-46-9ax 013-9ay 0-24-6az 0d1af2ay3c4ab5b6ae7ax8a9aq 135bca9bbz 0a6-9bc 0-467bd 0b1-4bc589az6bb7a 1bj2az3ai4z5x6v7r8e9a
        H0-9abi 0-9a 0-9a 0-9a 0-9abj 0-9a 0-9c 024-9abk13abc 0bbz1abd2-689abl7bcg 0bca1-8abe9bch 0bci1-8abf9bcb 089bcj1-7abo
        015abg2e3d4c6b7a8bcc9bcj 0-8j9a 1k2579i368h4a 124bex 7bey 0bez 1c7b9a 9a 0bln1a 02-68beo 0-8beo9a 0-8beq 12beq34a 14b236ber 7bet
        1-7bet8a 3bew 7a 5bex 1b246bex3h5a 0bdw1baj24axf5bdm 05689bfb 0a 06-9bfd 6-9bfe 9bff 0c1b2a 0569bfh 0bfi 0b56a 0j1h2-4bfi6d7a
        1u4s5r6p7l8a9bfq 14-8bmx9bmw 09cvw 0a 01bfc 1-35-8bfw 13-9bfx 1-689bfy 1-578bfz 467bga 0f2bga3e4d7c8b9a 1-79bgc 1-9bgd 1-8bge
        1-5bgf 0axn1d2458c3bgf7b9a 1-57-9bgh 1-35-9bgi 2-689bgj 1c267g3f45bgj8b9a 0ayi 8bgm 0b56bgm8a9k 2-68bgo 1-36-9bgp 0-57-9bgq 1-7bgr
        67bgs 4-8bgt 1f2-4q5e6d7c8b9a 1-69bgv 17bgw 1346t27bgw5z8b9a 13-689bgy 1-6bgz 124-6bha 1246-9bhb 0-378bhc 8bfr 12479bhe
        0bfs1bhe2g3f4e6d7c8b9a 346-9bhg 1-4bhh 2-46-8bhi 1348bhj 12bhk 0bfo1e2d3c5b69bhk7a8ag 2ak3af4ab5y6r7o8g9a 2-9boq 9cxr 1a 1a 1-4bgq
        1bhk23pw 1257bgs36bhl89px 2-4bhv 0bgj25bhc7azg 8bhd 0b7a 2g3f4e5bhy6d7bgw8a 27bfl34bft56bpe8bpc 0-8bhh 1a 4-6bhv 2a45bhv 2-6bhw
        4bhy 45bhz 1b3467e59a 3-6bia 156g23d4c 3-6bid 2e45i7a 2-6bif 145h2a6-8k 1-4i 2-7bii 1d356k4a 1o267l 0o1n2k3j4i5g6e7d8b9a 2d4bil
        47r6o 0i3f4k5s6o 13-8q 25u3r4q6m 25v346-8s 4bir 45bis 2q3-5v6y 0i1h2g3f4e5d6c7b9a 35w48aa7n 7a9e 2p46z5ac 3-6biy78aa 2-8bja
        1568ac7a 0j1aww2d36i4c5a 0j 1aa2ae3af 4-6bje 0x1457-9ah26ag3ac 1356ai2al4ah 08aj2ac45bjh6ai 23ak4i 23al4ag6j 2al4-6bjk 2an3ag45bjl
        0i1h2g3f4e5d6c7b8a9al 2ac3s4q6l8k9a 7ap9aj 2578au 2b6y8a 0-24-9aw 3-6bjs78ax 2aq457ay6al 4-6bju8az 035-9ba2aq4as 16ar2bb
        27x3bc4bjx9ap 136-8bd2aq 0h1axu2u3g4f5e6d7c8b9a 2-9bka 124bg5ay 23bh4-6bkc7az 1av2689bi3ay47ba 23bj4az 1bc2-6bk 23bl4-6bkg
        1g2f3e4d6c7b8a 2ap4aq 46bkk 15a6bp8bf 15bq 14br5bj 13bs 17bj468bt5ao 2bm3-5bu7ap 1g26bv 069ay1g2f3e4d5c7b8a 2-7bks 1j5bq67by
        278bz4-6bku 16l3-5ca 1-378cb5aw9m 2-6bkx7cc8ax 3-68bky7cd 12p4ce 0bh1h2g3f4e5ah6d7c8b9a 3ak4ab5t6s7j8a 04579bjo 0bks5bll 0b7a 0-9mq
        0a 0bal 0b1a 0-8blr 1a 4-6blv 2a45blv 2-6blw 4bly 45blz 1b3467e59a 3-6bma 156g23d4c 3-6bmd 2e45i7a 2-6bmf 145h2a6-8k 1-4i 2-7bmi
        1d356k4a 1o267l 0o1n2k3j4i5g6e7d8b9a 2d4bml 47r6o 0i3f4k5s6o 13-8q 25u3r4q6m 25v346-8s 4bmr 45bms 2q3-5v6y 0i1h2g3f4e5d6c7b9a
        35w48aa7n 7a9e 2-8bmx 2q46aa5ad 3-6bmz78ab 2-8bnb 1568ad7a 0k1e2d36j4c5a 0k 1ab2af3ag 4-6bnf 0y1457-9ai26ah3ad 1356aj2am4ai
        08ak2ad45bni6aj 23al4i 23am4ah6j 2am4-6bnl 2ao3ah45bnm 0i1h2g3f4e5d6c7b8a9am 2ad3t4r6l8k9a 7aq9ak 2578av 2b6z8a 0-24-9ax 3-6bnt78ay
        2ar457az6am 4-6bnv8ba 035-9bb2ar4at 16as2bc 27x3bd4bny9aq 136-8be2ar 0h1ac2u3g4f5e6d7c8b9a 2-9bob 124bh5az 23bi4-6bod7ba
        1aw2689bj3az47bb 23bk4ba 1bd2-6bl 23bm4-6boh 1g2f3e4d6c7b8a 2aq4ar 46bol 15a6bq8bg 15br 14bs5bk 13bt 17bk468bu5ao 2bn3-5bv7ap
        1g26bw 069az1g2f3e4d5c7b8a 2-7bot 1j5br67bz 278ca4-6bov 16l3-5cb 1-378cc5aw9m 2-6boy7cd8ax 3-68boz7ce 12p4cf 0bi1h2g3f4e5ah6d7c8b9a
        3ak4ab5t6s7j8a 1cj2ao3a 1gb2eh3ct6cq8cm9a 1bwi 0-9bmp 0-9bwj 1c236bwk8b9a 245dfl 1-35dfm 13dfn 5dfo 1d2c3dfo4b56a9gx 0a 0a
        2-5bow7bpp9bpo 1-9a 12478b K0-9bkz 0-9a 0-9a 0-9a 0-9a 0-9a 0a3bhj 0a1-578j 0ble 0ble2a K0-9bqi 0-9a 0-9a 0-9a 0-9a 0a1-9bqi
        2-5bpp7a9bqh 4bln 2-5bpr6a7bqk9bqj 0j124-79v3c8a 0-9bff 0-9a 0-9a 0-9a 0-9a 0-9a 0a 0a13-5ad 13-579ae 0ry 0a1-9ag 0e1-9ah
        16ah2ag3y4m5e7d8b9a 0-9zs 0-46-9bot5bom 0-46-9bot5a 1267aw34c5a89bhx 0-69bxw 02-5bxx 13-58bxy 9bxz 0167bya 018byb 1f2e5d6c7b8a
        0byd1a 0aum 3a 2a 0brr 6a 2brt 0-6brv 2a 6c8a 1e9a 05-9brz 0-35-9brz4a 1-9bsa 0-24-9bsb 0346-9bsb1c2b5a 0l 24bsc3b5avw6a 59bsf 6a
        4a 1k2bsf3d6a 2-5bsg 1-35bsh4bhc 1-3578bsi B0-9aqy 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a 0a13-57bsr 1-35bss 0bri1-8bsu9bsl 0a1-9bsu
        0-2bsx 0a 02-9bta 0a1-9bta 0-57-9bta6a 05-9btd 02-79btd1a 0-8btd9a 1-9bte 0235-9btg4af 0-46-9bti 0-79bti8a 03-9bti1c2a
        1l2458bti3i6f7e9a 1av2ad3ac4ab5aa6r7q8o9a 3bej 2a 1a2-57-9caq6bkh 4djq 14a5bek A3579djs4a 0a 4c579dju 0a 0a 0bsh 01brz 78bsa 0b4a
        8d9a 0-5btz 0-3bua4w 0-5buf 0buf1a 5-9bug 0b2a3-9bug 0-24-9bug3a 0tz3a 01buh 0bui 0j1bui2i3c5b7a 6buc 0buh 0-4buh5a 0-4buh5a
        0-4buh5a 0a1-9buh 1a24-7jh8boc 0a 1bsw 8buu 0a 0c4a 1x3m4l6e9a 6ccd 1er39ccb4a6blu 2bug 457-9buh 1-6bui 1c3b467bui58bho9a 0buk
        24-8bve 246bvf 0c1b2a 0buo1bkd 0a 0f 0ao 2i4e5c6b8aq9a 0ayw 24ccq59bmj68a 0-6bvq 016-9bvr 0-8bvs 23568bvs4c7b9a 5-9bvu 0a1-9bvu
        0-79bvw 02-4bvx 02-5bvy 0-4bvy5c6b8a 689bwb 8a 8a 1-5bwb6h7d8a 0azd1-9bwd 235-9bwe4dc 1bwg 0-4bqs 125bqu 1bqv 01bqw 01589bqx 014bqy
        02bqz 0f17bqz2e3d4c5b6a 6h8a 0-6brc 2a 8brd 3b7a 3n4e6a9bws E0-9bve 0-9a 0-9a 0-9a 0-9a 0-9a 0a1-9bxb 0a1-9bxb 23bxd 0-4bxf 06bxf7a
        6bxg 4a7-9bxh 01bxi27d 0bai1f236bxi4d5b7ar8a9aq 0-9wl 0ar1ah2bxj37ag4af5q6i8b9a 0-36-9bxc 0-368bxd 0-278bxe 0-24-8bxf 1246-9bxg
        0-57bxh 2f3e4d5c6bnx7b8bwx9a 01bxl 0-689bxl7a 1-35689bxm 2b3-79bxm8a 0-589bxo 0-489bxp 1-9bxq 23bxr 2d3468bxr5c7b9a 2-9bxt
        1357-9bxu 0-6bxv 0-35-9bxw 015-8bxx 2e3d46bxx5c7b8sa9a 03-68bxz 5-9bya 2579bya3b4sk6a8e 2-5byc 2-589byd 2-578bye 24oe3c5ow6b7a89l
        57byg 3byh 0b1a25-7byh3489sr 1ag3z4v5q6k7h8d9a 1bwb3cfv4-9cfw 12dov 3a 8a 0doy1a 14-689doz 1a 0a 0doz 14a 4b 17c 6d 47e 8f
        1f3e4d56c7b8a 4a 0j1a AC 0-9a AC0-9a 0-9a 0-9a 0-9a AC0-9a 0-9a 0-9a 0-9h 0b1-9a 0-9b 0-4i5-9k 0-46-9d5a 0d1-35-9c4a AD 0-9a 0-9a
        0-9a 0-9a 0458a 458b 1b23a 0-9d 1a 5c7a AA AA0-9a AA0-9a AA0-9a AA0-9a 0-9a 0-9a 3a Y 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a2d 0a AB 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0-26a 0a 3al4aa6s8j9a X 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-8b 0d 02-9d1a 0135-9e 0-26-9e3d4b5a 0-578g9d
        1-9h 0-35-9i 0-3589i4c6b7a Z 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 047-9b 0-24-9c 01e 02-8e9a 0-36-9g 0-24-9g3a 0-3i 0-4j 0-47-9j5b6a
        0-36j4i5h7f8d9a 013-57-9ab2aa BC 0-9a 0-9a 0-9a AX 0-9a 0-9a 0-9a 03-9ao1e2a 0f1b2-9ap 0-8aq9g 0d1-9ar 0-7as8i9e 0e12479as3d5c6b8a
        0-69au7k8g 0-589av6l 0-47-9aw5m6i 0235689aw1c4b7a 0-79ay 13579az 14-9ba2q3m 0-46-9bb5r 89bc 0-4bd 0f18e2d3c4-6bd7b9a 0l1h2a34bd
        1a5bd 0-9t 0-9y 0135-9bi2b4a 0-24-9bk3w 0a1-9bk 0-79bm8ac 0-46-9bm5a 0-58bm6e7c9a 02-9bm1a 5j6bl78bm9a 1bv2bi3be4am7al8a H0-9aex
        H0-9a H0-9a H0-9a 0-9a 0-9a 0-9a 0-24-9byi3bsh 0-79b8a 1a2-478clt 89dut 0a 0a C0-9aak 0-9a 0-9a 0-9a 0-9a 0-9a 3a 0a 8a 3cdq 0a 8a
        1d7a 0a 7bwu 5bxt7a B0-9cem 0-9a 0-9a 0-9a 0-35-9cem4a 0ant1-9ceo 0a1-9ceo 02-46-9ceo1c5a 0-9bhv 0-9a 0-9a 0-9a 0-9a 1-4a 0-9cev
        0-8c 1-6d 0-9e 1-8f 1l2amn35f4e6d7c8b9a 1-68h 1-3i 1-3568j 0-469k 1l25f3d4c6b7a8g 1-589m 01347-9n 0-36-8o 0-24-68p 3q 1-378r 1-5s
        134t 1245u 0i1h2g3f4e5d6c7b8a 1-35-9w 25-8x 124-9y 1-3589z 1-46aa 1e2d3c4b5a6v 0-9bjb 0-9a 0-9a 0-9a 0-8ah9a 1-69ah 1b25ad3a4ae 2aj
        1-9ak 0-36-9al 0c125b36ah4ag7a 1bwg 0byy4byv7a9cfo 0-9ccy 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0h1-35-9a 12ax 013-8ay 0-479az 125-8ba
        23679bb 159bc 01346bd 0g1f2e5d6c7b8a 0bu1bs2ay3at4aj5ad6w7s8i9a 0-9bfg 0-9a 0cpi1-9a 0a 0-9bmn 0b1a236bvx4579bmx8bev 0bzu 0a 8a
        0-29cif3-8bmi 2-68cht 2-9chu 2-6chv 2-58chw 24578chx 37cir 013-9cil2chr 013-9cim2cht 0135-9cim2b4a 5-8civ 1e2-7cid8b9a 5-9cix
        0-24-9ciy 2-9ciz 135-9cja 0d1c235-7cja4b8a9abx 1r2q3p4o5n6m7l8f9a 0cgv 0a 8a 1a2cqd3-7cqk8cgy9cqj 6dzj 0dzl1a 0a 0-9cho 13-57-9a
        0-9cfa 0-9a 0-9a 0-9a 0-9a 0-9a 0cjl 0-46-9aiw5c 0289ll1c4b6aix7a 2-79cjn 08cie 0cif 6cig 7cih I0-9ali 0-9a 0-9a 0-9a 0-79ali8a
        0i3h6g7f8a 0a 235-9cjz 0ccf2-57-9cka 0-9aic 0-9a 16-9a 2b 0-9c 045d 459e 235-9f 0-3579g 0h 0ccg1h2g3f4e5d6c7b9a 0-9bzm 0-9a 0-9a
        0-9a 0-9a 0-9a 0a2-9cks 1ap2ag3af4zs5u6t7s8h9a 0atw 0-35-9csj 1csh29ciw34csj5b6a7cip8cex 0-9ebi 0-3a 0a 0cjl 8qo9a 12cfo 0-24-9clf
        013-57-9clf2a6cfz 0-578clf6a9mj 0yy 0a 0cke1-9cls 0a1-9cls 1i3h6e7c8a9byb 0pg 0-9amm 1vo369cta7b8a 1-9ebz 0a 0a 8re 1a 0a B0-9ckw
        0-9a 0-9a 0-9a 0-9a 0a1-9cmb 0a1-9cmb B0-9ckt 0-9a 0-9a 0-9a 0-9a 0a1-9cmi 0a1-9cmi 06cmi4cmq8h9a 2-5cmj 4-7cmu 1-6cmv 1qd2b3a
        08cbq1-6cmv7a 3-7cmo 0v1g2cme3abo4f5ads6b7a89cmw 8ql 1a 0a 0a1ckt2-57cug689cuf 0ctu C0-9hj 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 7a 6b
        01cmf5cme8cmd 7a 7a8e 1245cmg 2a 8a 3h6g7d8a 0a 235-8cnm 0cmk3-6cnn 3-9cno 1c2b3a4aes58cbk6abw7aco9chj 0-9cdf 0a2-9cng 02-8cns
        2-59cnt 2-578cnj6b9a 1-9ccy 0cdb2-8cnw 0b2-589cnm6chr7a G0-9con 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0cgl1-9a 0a1-9cnv 4-9coh 02-9coi
        0ahn25-9cny3b4a 0cng1-9cos 5-9col 03-9com 0c2679coc3adm4b5cih8a 0cnb1-9coo 0aht2-58coe67cij9a 0ae1aa2y3cbk4v5s6j7g8c9a 0cwg1-9ajt
        0a 0a134cwf25-9cml 0-9cw 1-46-8efg5a A8a 0a 46yu9efi 7efk 126efl 0cwc2b3efm5yx6a 125689efn3d7a 0a 0a 8aqq 0a6ahk 8chb 9a 3c7a 0a
        0-6aoy 0-8aoy9a 0-46-9aoy5a 13apa 013-9apa2a 0-9arq 0-9a 0-9a 0-9a 0-9a 0-9a L0-9arw 0-9a 0-9a 0-9a 0-9a 013-9g2a 0-24-9h3b
        0-35-9i4c 0-57-9j6d 0-689k7e 0-79l8f 0-8m9g 015m2g3f4e6d7c8b9a L0-9cmg 0-9a 0-9a 0-9a 0-9a 0a1-9aqa 0-35-9aqb4b 0168c2-579aqc
        0-79aqd8d 07d1-359aqd4c6b8a 0-24-9aqf3f 0-46-9aqg5g 0-689aqh7h 0-8aqi9i 0i12468aqi3d5c7b9a 0ak179sx2ai5p6f8a 1-9cqf B0-9cqk B0-9a
        0-9a 0-9a 1a2-9cqk 0cqb1-3a 1-4b G0-9cjt 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a1-5l 2-9cqe 0a1-4n 0cdx 0bj1v2u3o4n5d6b7a8cqp
        0-9bwt 0czi1-9a 0a H0-9cpw H0-9a 0-9a 0-9a 0-9a 0-9a H0-9cqj H0-9a 0-9a 0-9a 0-9a 0-9a 0m1cqk2cqd346g5a7cjo8bwc 13crk 0-3csw 8crm
        0c1b2a 0ckm 0a 0hb 0a9chz 2e46asu8c9a 3-9csj 0-689csk 0-25-9csl 2-8csm 124-9csn 0-39cso 0-7csp 0-4679csq 0h1g2f38jw4e5d6c7b9a
        238ctm 9ctn 1689ctn2b5a 2cns 7a9cok L0-9ctw 0-9a 0-9a 0-9a 0-9a 0-8ctw9a 06-8ctw9a 6-9cty 1-8cty9a 013-9cua 0-8cua9a
        1z2q3cua5n6l7e8c9a 1chy2dbf3589dbg6crv7auu 0-9ea 9eb 12b7a 0ekj1a 0-9cup 0-9a 0-9a 9b 12b7a 0dbf1a B0-9cpv 0-9a 0-9a K0-9cun 0-9a
        0-9a 0-9a 0e1-9a 0-24-9cuo3byy 0b13-9cuo2a 0ctl1-9cuq 0a1-9cuq B0-9axe 0-9a 0-9a 0-9a K0-9m 0-9a 0-9a 0-9a 0-47-9cuz5e6a
        02-7cup1l8j9a 0-9cvi 57cvj 0-35-9cvk 08cts1aad25-7cvl 0-5cvo 0a 0-35-8cvo4a 0h38g4f59e6d7a 0bzu1-9cvk 0a13-9cvk2w 02-8cva1a9l
        0cvq1-9cvn 0a13-9cvn2z 1a2-7cvd8x9o 02-57-9d1a 0ayb1-9cvs 0-24-9cvt3cad 0b13-9cvt2a K0-9cvz K0-9a 0-9a 0-9a 0-9a 0-47-9cvz5bel6a
        02-8cvz1g9a B0-9cwd 0-9a 0-24-9cwd3a 0t13-9cwd2a 02-8cvt1a9ae 02-9f1a 5g 9h 0-9i 02-6j179e 1-68k 1f3e4d5c7b9a 1h25-9m 179n
        0qk1-9cvw 0-9eo 0-24-9cvy3a 0c13-9cvy2a K0-9cwe K0-9a 0-9a 0-9a 0-9a 0-47-9cwe5ql6a 02-8cwe1g9a 12u35a46-9z 1v2-9aa 47-9ab 23ac
        0cos1q2p3d5c6b7u8a 0-9z 37aa 03-9ag12ab 36ah 1-46ai 028aj13-79ae 0ak 15ag2-46-9al 1h2g3f4e5ag6d7c8b9a 1-35an 0238ao 12ap 3c6b9a 1ar
        248as 04-9at1ao 3-6au 0-3689av4w57aq 09ar2368aw 0f17ao2e3d4c5b6a9ar 236-8ay 5-7az 1ab4-9ba 36-8bb 1-7bc8ax 0cwy1e2d3au5c7ax8b9a
        1-3689be 1-79bf 13bg 0-9bxe 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a1-5bo 0by1-9cyq 02-8cyq1a9br 0-79br8a 0-35-9bs4b 0o1n3bk4m5e7b9a
        1cl2ce3bi4aq5ah6ad7w8q9a H0-9cdp 0-9a 0-9a 0-9a 0-9a 0-9a H0-9bii 0-9a 0-9a 0-9a 0-9a 0-9a 03-689g127a H0-9ban H0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 0-57-9cnp6cxl 1j2b3-579cnp6cnv8a 26czh 2468czi 268czj 246czk 1d28c3-5b67a 28czm 02468czn 13b24-6f78a9aeh 26czp4cph
        16f23578h4a 06dak2cpr 4dal 1dap 1a 0a6adj 1a24dap 245daq 2-5das 2a 12cst 1a 1csv 6a 2c4a 2a46day 03-5day1o2n6j7i8g9a C0-9bci 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a 1czx 0cqf 8czp 0d1c5b89a 2ai3af4ad5n8a9pe 0-9ajo 0-9a 235dit4dim8a9afd 0or 0a 2-7dba 0-9ase
        0-249apu35-8a 0-25apv346-9b 0cqt145apw236-9c 0235-9d14apx 01dca2-7dbr 0a14apz235-9f 0csj1257aqa34689g B0-9dav 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0axw24-7dcb3a 0-9rz B0-9dau 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0cud1h2a3-7dck 0j134aqs257-9y6a 1aa2y3x4w59v6t7s8a 2-79dcc
        134689ab257aqv 013aqw24-8ac 01aqx2-8ad 0137aqy25689ae 0158aqz2-4679af 5dcv 2-7dcv9a 0-689atn7a 1a3-79aj8ard 13468dcx
        0a1568arf2-479al 0dco14arg235-9am 02m1l3k4j5i6h7d8b9a 1ao 79ap 1245aq3dcs6ark 0189atw2-7dde 13arm2a5-8as 125689at34arn
        01489aro235-7au 02-46arp157-9av 0dcy159arq2-46-8aw 0i1h2g3ay4e5d6c7b8a 14578ay36ars 0cuc1-47art5689az 15aru2-467ba 12arv4-7bb
        0-26-9arw35bc 014-9arx2crl3bd 013-57ary2689be 014-7arz2389bf 04bh1h2g3f5e6d7c8b9a 025asb146-9bh 14-8bi2asc 1346bj25asd 14-69bk28ase
        1asf2cxv46bl 146-9bm25asg 1ash2-4bn 1asi2-8bo 15asj246bp 1i2h3g4f5e6d7c8b9a 0189deo2-7def 0-9a 0-8deh9deq 0189deq2-6deh7a
        04679deq1358c2a 0189des2-7dej 03689des1a2457e 05-9det1b2-4f 0489deu1c235-7g 0dev17d2-689h 069dew13e24578i 0189k2-7dep 0-57-9l6dez
        07dez1h23569l4b8a 01489dfc235-7det 0-79o8a 0k14-6o2a3dej7-9dfc 09dfc1m2k3j4i5h6g7d8a 0-5dff6-9r 013-8r2n9a 02-8dfi19dez
        0189dfi2-6dez7a 0-49v5-8dfj 017-9dfk2-6dfb 016-9dfl2-5x 05-8dfl1d2c34b9a 04-9dfn1-3z 0-6aa7-9dfo 0346-8dfo15e2b9a 0-47dfq5689ac
        0-257-9dfr346dfi 0-4dfs5-9ae 02-8af19dft 0-367ag4589dfu 0e1d2c3b4ag5a6-9dfu 0289dfw13-7ai 0a1-9dfw 02-9dfz1dfq 089dfz1al2-6dfq7a
        0-79dfz8a 0-24-9dft3dgc 02-9dft1a 06-9dgc1245dfj3a 024dgc1x3r5o6i7g8d9a 0-589dfw67dgf 04-9dgh1-3dfy 02-8dgh1dfy9a
        01589dgh2-4dfo6c7a 0-57-9dgi6aa 014ab235-9dgj 03-57-9dgk126ac 02457-9dgl136ad 0ac1-69dgm78ae 01489dgo2356dgf7ag 0-25-9dgo3ag4a
        0-289dgq3-6dgh7ai 02-9dgq1a 0j1i2h3g45dgq6f7e8c9a 0dz1cx2cj3bz4bq5bg6ao7o8a9ki 0su 0a 0a1cdk2-9dny 2cyu 2a 1yo 1a2-9dgg 1b2-9dfy
        1c2-9dga 2358a 2-4b 2-8c 1f25e3c4b9a 0-79dhg 5dhh 0-247dhh3b5a6fw 3479h 0146-9j2k5a 2-467j 126dgt 1-35-7m4b8a 468m 0a1-8o 236o
        14q2a C0-9dgl 0-9a 0-9a 0-9a 0-9a 0-9a 0a 2-689x 23578y 3478z 2356aa 0e16ac2d3c4b5a 0dgk 2-9dhe 2ae3-8a 27-9af 2-6ag 3569ah 1al
        25-7aj34a8f 0h1al2f3e4d6c9a 1ap2ah3ae4ac5z6x7v8j9a 2dpu 2a 0-9adj 0-9a 0-9a 0-9a 0-9a 01c2-9dgr 06-8c1a2-59dgr 0dgl1-9dgs
        01d2b3-7dgs8a9dgl 013-9cwp2a 1k24-7pw3dqd8cfo9a 0-8axs 0-4axt 0-5axu 25c34b6a7djd 2-7dqj 2-57diy 3cyf 7a 1c2aya9a 13-7d 1-8e 157f
        12457g 2djg 0a35-7i 0-4djr 0-25-8djr4a 12diz 245djl 1djb2f9a 1l2k3j4i5h6f7d8c9a 2djp B0-9dep 0-9a 0-9a 0-9a 0-24-9djw3a
        0-247-9djw3a56djc 013-8djy29dje 0-2djf3-9djz 0-24-9dka3djg 013-69dka2c7b8a 01dkk3-6dka 1l2djh3f4b5dkb6dji7a8dka9alf 0bmm1-9dkf
        0-25-9dkg34bmn 0b1-79dkg8a 013-9dki2bmp 0-2bmq3-9dkj 0-24-9dkk3bmr 0bmr13-69dkk2c7b8a 02-9bsv1adw 2f36-9dkl4b5a 0-9bmu
        013bmw24-9dkp 0-79dkp8a 2c4a5-8dkp 0bmy1-9dkr 0-69dks7n8i 0-57-9dkt6djz 2c367dkt4b5a 2d3-6dku 0-689dkw7r 2dkv35dkw4a 2-6dkx
        2i3e4d5b6a 02bni13-9dlb 0-689dlb7a 2btl35-8dlb4a 0-689dld7v 23568dld4a 0-57-9dlg6bnn 02-79dlg1dkm8a 2a4k5-8dlg 013-9dli2bnp 2a3dli
        0-79dlk8aa 2t3dlk4a 01bnu2-9dln 0-79dln8a 2w35-8dln4a 2x4n5-7dlo 2y35-7dlp4t 2o3m4j5h6f7c8b9a 8dlq 23dls8a 0dla1-35-9dlu4bob
        2a356dlu 2356dlv4s 2af4aa56dlw 04bui127-9dly356dle 2a356dly4v 2buj34dlz 2an3-8dma 0dli1-9dmc 0-589dmc67a 01459dmc8dmd
        267dme3ar4b5dlk8a 245dmf 2e4dmg 0o1m2l3k4i5h6g7c8b9a 25-8dmi4am 0buu1-9dmk 2a35-7dmk4as 2dml 2-4dmm 0-46-9dmo5bov 2a4as5-8dmo
        0bi1-9dmq 6dmp 2b35-7dmr4av9a 0j1h2g3f4d5a 1-9dlr 0a2dlr 0a 8a 0a 0dmg1-9dna 02-689dna1a7an 2bvk35689dna4a 013-9dnc2c 0-8dnd9by
        2bvn3b4a5-8dnd 2bvo4bi 24-7dnf 0-57-9bpp6dni 0dni1-35-9bpp4a 02-9dnj1bpq 2bvt4b5a 23dnk4dnj 0n1k2h3g4f5b6a 0-4dnu56dns 0-36dnu4dnt
        8dnw 0245dnv1379dnw8a E0-9doc 0-9a 0-9a 0-9a 0-9a 0-9a 02-9a1adl 3doe4bnw5-9dod 0-7dog89c 09doh1dog4-7dof8d 2n3m4k5arr6d7c8b9a
        1cy2cp4cc5bk6at7ai8p9a 0-46-9dmb5dvo 1dmd2dcg4-7dmc8dcf9a 0-9ra 0-9a B0-9csr 0-9a 0-9a 0-9a 03-57dnx16e289a 137a 13-68b 1458c 145d
        1468e 16f 1467g 13467h 0-3doz 09dou 0a 0a 1dox 2a 02689aem1a 0-2doz 0a 1e 1a4aeq 0h1ev2e3c4a 12dkm 16-8dkn 8dko 5dkp 6dkq
        0c14b23dkr6a 0dks 0dkt8a 01dku 89dkv 19dkw 0k2j3f4d5c6b8g9a 1cts5dpy 12dpz3awc8bd 9dqb 7dqc 7-9dqd 0-359dqd6c7b8a 0-46dqd5f8e9a
        0ave13dqd2ae4t6h9a 1an2am3al4ak5aj6ai7ah8ag9a 0-9dek H0-9dxp H0-9a 0-9a 0-9a 0-9a 1-8f9a 2dqn89dpu 1257-9dqo 1b9a 19dxu DD 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 8a 1-578c 02-46-8d 0235-9e 0-25-79e3c4b8a 02-9g 02-8h 014-9i 3-9j 0-47j5d6c8b9a 0679k 03l DH 0-9a 0-9a
        0-9a 0-9a 0-2a 3b 4b9a 2a 1u2q3l4k5j9a DF 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-247-9b 0-79b8a 0-8d 01e 0-5f 016-8f2c3b5a DE 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9aa 0-9a 0-7c89a DG 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0i9a 5ah6x7t8a 5-8eag 013-689dsv 0-29dtf
        4a5dtf6io 7-9dtg 1dok 1dro 0dry12b3-689a 0a 9dte 1a 23dnr 6b8a 1-3dsw4l5j6dto7i8e9a 1-4eav5-79eau8cxa 02-9dtl1dtu 0a1-9dtl
        06-9dtm1-35dtv4dey 0-35-9dtn4dez 0-4dtx 0d1c2b6a9awr 0dso 1a 1bcy2dqi 1bcz 0c1b2a8dsg 259duc3f4dgl7dtj8a 2-57-9ebi 56dtw 124579dtx
        0b1-6dtn7a8dnh 2356dtz 1dtp2a 1-357dub 2-4duc 17dts2b5a8dnm 1-469due 1347dtu2a5dnr8dob 1-479dtv5kh8dob 13-79duh 13dtx2a
        124dty5dns8bkr 2l3j4g5e6d7b8a9bms 2-9ebx 024679dup 14-9dup 237-9dup4a 0-7dus 3dus4a 5a67dus 0-389bxc4-7duv 1g4e5b679duv8a
        015dve23duv4a 3dux4f6dvg 67duy 04dva 035dvb 58dvc 8dvd 1d2c3b4a 0-489dvm5g6f7a B0-9dvr 0-9a 0-9a 0-9a 0-9a 0-246-9dvk35a
        0-579dvu68gq 015gs2-46-9dvw 0135689dvw27gs4a 0-8dvo9e 0-28dvo3e45dvx6d7b9a 23679dvx4t5l8a 235-79edd48bwp 89dvq 026dvg3a9dku 1dwb
        015-8dwb2a9bvu 02468dre 4689dui 0czf1b8a 3dla 3g7e8b9a 3edm 378edm9a 08dwc 0-46-9dwl5a 0-46-9dwm5dwd 1-7dwf 0-46-9dwo5a 0dve 0a
        2f3e4c8a 0edy 0a 2-4edy8a 0-8dwo9dwx 0vi2dwo7a 2ar4-689dwp7dwy 0b1a 0-4dwr 1-69dws 0b4a 0dvq2-59dxc 2e4b5dav679dxc8a 24-9eei 4dwy
        12dwz 1-35-7dxa 13dxb 189dxc 1478dxd 2f3e4d5c6b78hg9a 0a1dxd 0-356dxm 2acy 3c6b7a 3eeu6eet7nz 157dxp 2357dxk 245dxl 3-5dxm
        0ayv1c2b3bon4a 69dxo 0jz1a2-6brv 2c3a 15dxe7a 0i2a 02efd 1-7dyc 23dxw 5-7dxx 016-9dxy 4brt5c6b9a 569dya 4-6dyb 0179dyc 4c5b6f7a
        5-8dye 34dye5brw6a 0g4c5a 0l2a4bki5dkw67dyn 024-7eft 8dxe9dwu 1-8dyk 13-5dyl 14dym 14578dyn 1-578dyo 2bsg3e4d5c6b7a 145dyq 14-68dyr
        169dys 8dyt 4d5h6c7b8a 0f1a3dzc 0467dzd 0n2b7a89dzd 027-9egj 67dyy 2bpq3bah4bpz5btb6a7btf 0-389dzi 0-36-9dzj 2c7b9a 279egp
        0-4dzd5-9dzm 2a4-69dzm 1a 0a 0bjk 03fpt 0fpu24-7egk3a 0a 0-8dzn9dpd 0346-8dzn1a 0duj 0dyc2a9duj 0-24-8dzr 013568dzr2a7ju9btj
        1-389eac 2a3-689eac7bhc 15-8eae 0-689eae7a 2bdk4c57eae8a9bdm 0-7eag 013eah 0b3a 01dyy2rk 129eac 0b1ce3a 2p3n4l5g6eac7d8a
        2-46ehr57ehq8ehh 0-9eac 0-9a 0-9a 0-9a 0-9a 0a1-9eak 013-9eak2a 2dza 0a34dza 0eaw2a 3a 4des 2a67eba 0-46-9ebc5ly 0-46-9ebc5a 01ebc
        6a7ebc 2k3g4e5c6ebe7a8btq 8eij 2dyq3dx45cbx6eil7eij8a 2-9eba 2-4a 2a5ebj 6ebk 08ebl 09ebm 2d3aey6c7ebm8b9a 237-9eis6bfp 67ebp
        0346-9ebp5a 237-9ebi6aqx 0-5ebl 0ebl1a 2bcq7ebl8a 0-5ebn 0-7ebp 0-4ebp5a 2c7ebp8a 0-3ebr 0ebs1bvk 2b7ebs8a 013-9ebu 01ebv
        2b3a7ebv8ark 0-7ebx 2a7ebx8arm 2bdd7eby8arn 2ma7ebz8aro 28arp7eca 0s1p2l3i4f5d67c8b9a 03-7eck9big 0cdp 0a 2x3d5c8a 0eab 0a 235eju8a
        0buc 0a 024-689ecl 1259ecb3dpi4dwk6a7dwa8brl 0a 0-9caq 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-24-9ede 0b13-9ede2a 0a12ede 0-9dbx 0a1-9edh
        0-8edi9bg 0b1a 0-6edk 0bwh1a 2q7g8c9a 0-9daa 2duk78a9ekr 0eki1dol 89edk 37-9bxc5az6a 2a 7edu 5-7edv 2c3bt69edv7b8a 7elc
        2ui3689elc7a 12edq 1edr 02-7eeb 6eci 7a 7a 2f6e7d8a 1ell 6elo 7a 7a 27elo6d8a 3eec 23eem 2tx3b4a 25-9een4eah 2b6a8aoa 8ecb 26elu8a
        1-7eel 0-8eem 1256een 1-3eeo 1-5eep 2e3d4gq5c6eep7b8a 3-5dzk6eez 356dzl 1-37-9efb 0kc 2e3d4c5b8a9efc 0emk 0a 2-59emk8a 5-9efj
        0a1-9efj 0a89efj 2ul9a 2emq 2a9emq 2efm 2a 46efh 0-9a 7-9efj 0-9a 0-24-9c3a 0-9b 3b5a 1-9eek 0-9a 0a 1-9eed 0-9a 0a 2n3g5xs8d9a
        5eng 2wm3eng5a89djm 1efv2-7ege 0-4cfj5-9egh 0cfk1-9egi 0b1a256cfk347-9egi 0-3589egj467cfl 0e1bi2-5egj6b7a 0eno1bd2-5enp67edv 5-8egm
        0-5ego 6-9egp 07-9egp1b6a 4dkj5d6a 14-6egp2a 1-589egj 2a 2a 0-2eey 0a 0f2c8a 0eoa2xg8dkg 0-9ve 013-9egr2a 0-57-9egt6efz 0-689egt7a
        0-24-9egv3dky 0-689egv7a 0-79ehd8ehf 016-9ehe 1g2e346egx5c8b9a 18chy2ees346eom5eoc9eok 25-9eha 0134a25-9eha 0-9a 2a9cah 29eop
        0ebz4cb 569eho 5eho6a7cu 4c9a 4cii9eou 7ehk8eht 3a 3eoz 1-9dwt 0a1589dwt2-47ehy6ehp 01589epd2-467epe A0fya 02fyb1a 0a 125-8eic
        2-46ehu 4ecp 08egv 0a 0a5egl 5ect7bky 2g4f6e8b9a 4epp 2489epp6a 35-7eic 0-2eil5ehs8a 0-3569eim 1b9a 23568ehv 237-9eip 0egv 0a
        0bnh2d7c8bqg9a 0bmv27epx89dts 0-79ein8fy 0-57-9eip 02-9eip1a 02-79eiq1b8de 124eiq3d5b6a 1a 1-9eiu 1a 2gg 1467eix 4a 1-68eiz 6a
        1f2e3bjs4c6a 124-6ejc 1a 2-8eje 3a 5jt 1-3679ejh 6a 124-79ejj 7a 8cdc 1i3g4n5f6d7b8a 2l5a 0-46-8ejo 1a 0-6ejq 2a 0134689ejs 3a
        04eju 4a 5f 01467ejx 6a 1j2h3f4d5c6a 4en 0-69ekb 5a 0-3ekd 6a 7ep 4f5d6b7a 3h4a 1cec 0-24-7ekj 2a 3ev 13-69ekm 4a 14-689eko 5a 6ceh
        1-4ekr 8a 1k2i3h4f5d6c8a 2az 13-7ekv 3a 13-6ekx 4a 1-689ekz 5a 1bf2g3e4c5a 6i7a 7eld 2a 05elf 5a 14-8elh 6a 7b 2f5d6b7a 149ell 1a
        013-79eln 2a 0-68elp 3a 013-8elr 4a 5cfk 6ge 1i2g3e4c5b6a7cga 7l8a 1-35-79eme 03eme1dyn2a7hk8ju9arr 1cf2bl3ar4w5c7a8bqx9eme
        1dxe2-57-9etk 0-46-9elh5els 0-35-79emb4kr8emk B0-9emo 0-9a 0-9a 0-9a 0-9a 0-46-8elo59a 0-7elp89b 57-9emj 0-35-9clu4ems 08ems125emm
        0-35-9emu4clx 0a2-9emv 1n2m3g4f5e6bom7d8c9a 1ekq2eki34cni5euc679ekh8ett 1bnn7cdq 2a7ie 2eue7ic 014enb 05-9enc 0-6end
        0dzm18end2c3b4a 0emc 0emd136emm245cvi 08emn1-79cvj 01457-9cvk2emo6emf 02-8com 0a 0a 02-9elr 0a 0a 1k2j4i5h6g7enn8d9a 0elb 0a
        17euv2b4-6elk8a9dyq 056gdv 0a 0a 1ecq 0-35-9enw 08emm 0eja 01ejb 0c4b6a 2atv4f6e7eoa8a9eme 25-8evg4dza9drm 057geg 0a 0a 4yf5-9enz
        0sc1-4eoa 0-2eod 0a 0-4eof 0a 0c15-9eof3a 017eof2g3f5qo6a 0a 01467eoq8dsk 0-267eor4dsl 0-589eos 014-8eos2c3b9a 1-3enj 0a 0a 1-3enb
        0a 2j34eoe7f8c9a 29dsj347ewd8dzy 2eos9epb 125-9epc 2b3kc6buy7a 267ewi3jx 12eox 1346eox5yy78a9bpq 0dsh2-9epg 2b8a 2ewn8ewm 1eiz
        2a59bfo6se7bfm8bwy 2eaj579ewp6sd8eak 47epf 3467epg 279eph 29epj 2a356epj 268epk 2457epl 2epl4g5f6e7c8b9a 0a2eep 2a3bfv 23exa DW
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-6c 0c1a FG 0-9a 0-9a 0-9a 0-9a 0-9a 8j9a 0-467c 5d 0-4e 0f 0d1c5b6f78a 2o3m8f9a 6a FH 0-9a 0-9a
        0-9a 0-9a 0-79a 019b 0-9c 09d 0e 05-9f 04-79g 0g1f267e3d4c5b9a 9a DY 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-6c 0-3d 0-2e 0-39f 0-5g 0-37h
        0-8i 0-479j 06h1g2f3e4j5d7c8b9a 2j3a 3r9a 5-7ab 2k3a 9a 0a DX 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a EA 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        019a 0156b 4c DZ 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0k1-37-9a 0s1k2j8i9a FI 0-9a 0-9a 0-9a 0-9a 01a EB 0-9a 0-9a 0-9a 0-9a 0-3a 8g9a 9a
        0-6d 8j9a 7a 278g 0-37h 0-9o 2c3b9a 6a 3i4f7a 2ci6bc7ay8x9a 6fbi 9fbk 0a 2c689fbk7a 014eua 2a 2bjq 03eud 2a 0d4ajx56c7a9ett 2buy
        1a9ajz 2cok 4akb5a 1euk 2a 013eum 2a 16-8c5a 1278euw3cas5xv9su 0etp 0-8etq 01etq2b8a 2aic 0epf 4epg 5eph 7epi 368epj
        1biv2bar3e4d5c7b8a 0h1349g5t6a 2v3t5r6m7l8a 235-7fcn8dec 0189evd2-7euk 01378eul24-69eve 0-4eum5-9evf 014evh 0evg1je2d3c4b6cpc7a
        0-36-8evj4eup 1jg5a6cpe7cpb 0237eur14-689evl 289evm 1jj2b3xo6a7bxb8afp 0-2evo7euu 6evq 06evq1euw2a 0137evr25eux 1jo2d4b5a6cpm7bxg
        0459evt236-8euz 1jq2a6cpo7bxi 5evv6evb 1js2a3wc4aik6cpq7bxk 2-4evd569evx 0eve13evy 1jv2b3a6ro7bxn 0ewg1r2p3m4h5f6d7a 0aby 6eqv
        0eux1245ewj3ele7b8a 6d8a 68etw 1zl2-9ewf 1ewn 7ewo 89ewp 1d2cof3c7b89a 7fdw 1cxk289fdw3ehq7a 1256evk 0a 0a 2ewd56eww8a 256fec8ze
        8cem 0-2ewt 1byi3agw469ewt5a7xw8cqo 15-79ewu2rf4asz8uj 38cqn4ajk5agy679ewv 034ewx 056bym1yb2a347-9ewx 03ewz 0byo258ewz34cqr6a
        13-9exl 0-35-9exm 0-8exn 0c1b2exn3a 0-7exo 03exo1b2a 1-8exo9a 0p2n3m4l5j6h7a8cct9aoj 8eio 0a2-6few7fev8cbd9zy 8rq 0erw5-9ext
        0b23bkb7a9ob 8rq 0a237ffa9eiu 4-7exp 34exy7a8ewc 3478ffe EH 0-9a 0-9a 0-9a EJ 0-9a 0-9a 2a4-9e 0-57-9e6a EI 0-9a 0-9a 0-9a 0-9a EN
        0-9a 0-9a 0-9a 2j569e8a 2569fga8fgb 12568eyn 146eyo 1-3eyy 1c24csh5auu6b7a 1a7eyy8eyp 178fge 8etm9cgk 0cbs2eyt69ezc8oz 0-2eze
        03cgn2cgl4a69eze 07ezg 34ezg7a 0exm 45ezj 4-8ezk 0c6b9a 2j5i6g7e8ti9a 25-79fgq8tg 0gpn12fge8fgf 0a 1a 0ezi1-9ezr 0-36eud 257-9eyi
        0a19ezl 15-7eyb 125-7eyc 13-5b2a9eyc 0a16ezy 2h34ezp5ezy6g7cgy8e9a 2-9fhe 1-7ezs89eum 0eyq1-9ezt 1cto245fac3b6pz7ctl8a9ezt 9fhj
        1a2-689fhj7tz 02ezw3cbl 24-9ezy 6a9kv 0c1a2caw 0-4fal 0fal1a 5a 146-8fal2a 01fao 1a6fao 0a 2h5d6a 25fhu6elp 3fas 9a 6a 1-689fal
        1-59fam 1-35689fan 1-69fao 1256fap 12faf3e4d57euk6c8b9a 0fbd349edv 9edw 0edw3b4a9fbe 2a3fbe 0edw178ezi9a 2eqn 2a 034fbk 049fbk3a
        2a3fbk 9a 68ezp 9i 0eqw 8eqx 9eqy 0c8b9a 9a 0n2l35h4g6f8a 01eqr 8a 6eqt 9a 17equ 3d5b7equ8a 1-57fae 2-47faf 1-37fag 0c1b2a 0e6a
        1579exg 02fat8exg9a 0-4689eue 4a 0c8a 8egd 1-36fcj4a 1ar2al3azz6s7h8c9a 3fjs 9a 6a 1a26-9fjs3efy 06bqj 12bqk 5bql 04bqm 26bqn 7bqo
        8bqp 9bqq 0h1g35f4e6d7c8b9a 5a 1a 0-9edn 1exo2-689a 0a2-9eej 013-9eel 0-46-9eel5a 18fdg 1568fdh 189fdi 128fdj 26d5c7b8agi9a
        0fca1eyn2-9ees 0a13-9ees 015fbs89eeu 0a2-579eeu 2l3j457eeu6e8c9a 013-9eas2fbn 0-46-9eas5a 2457-9eas3a6fkv B0-9fcd B0-9a 0-9a 0-9a
        0-9a 0-9a 019fcy2-8a 0b1-9fcz 089c1-7fda 0fda1c2-8b9a B0-9eos 0-9a 0-9a 0-9a 0-9a 0a1-9fdh B0-9biu 0-9a 0-9a 0-9a 0-9a 0a1-9fdn
        0g1-46-8fdn59a 0-4679fdn5n8a 1fdo24-9fej3fdx 24fek 0a1-469fdz5fek7fel8fdy 0cvm1fel23679fea8fem 1fem237-9fen4-6feb 0ewt 0a14fed6etr
        8etu E0-9ehx 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-46-9ffg5a 0ffj1-9d 0ffl1-9f 0a1-9f 0c1a2-9f 013-9f2a 1n2yz35-79f8a 04fet1ffe35-9fff
        1x2w4u5t6s7q8b9a 1fdg2569fdh4etk7fms8fcy 0gvr12fmi 0a1ffy 0fmk1a 8esa 0-24-69ffn 0-24589ffo 0-36-8ffp 0-24-79fak
        1d2adb37aae4c5tb6ffq8b9a 02578ffs 0-579fft 03-7ffu 0-2578ffv 0-35-9ffw 013-689ffx 0bcc156ffx2f3e4d7c8b9a 1-8fgi 0-6fgj 026-9fgk
        014679fgl 0159fgm 0-69fgn 06-8fgo9ejg 1g2f3e4d5c6b7cnx8a9fgo 057fgq 5a6-9fgq 0-8ffg9evo 0-59fgt 18ejm2fgl 0ejn238fgv
        0d2c3-69fgv7b8a 5-79ffc 015-79ffd 135-79ffe 125-7fff 25-79ffg 1-37ffh 0-35-7ffi 0ffi1g2f3e4d5c7b8a 48ejx 0b5a 3al4ag5z6r7p8k9a
        3afa4-9fol 0-9aez 16-9a2-5cig 1dat2-9fhb 5sa 0a2-9fhd 237-9cik4c5a6fhd 78csl9fhm 2-9ezn 0a 0a 1-9fcw 0fgi8a 0a16-9l2-5cir 1-9fgc 0a
        0a 235o4k6j7g8d9a 2-5fpc6fpb7ake8ffr9eyy 059fhs 19fhs3wb6a 0a1-357fhs6bxh 5ahf 5a 3fgl 3bxe4a 0168fgm 0b1exe6fgm7ia9a 1-5fgp 0a
        0-9a 0d12a 7exv 1a 1cpy 1b2a79fip 2fhh 0a3467fhh 0a 0a 67fiw 9a 9fiy 7fiz 1jb8b9a 29fiz6d8a 2y3w5o7k8g9a 5acx 5a 2579fqh3a8alj 0eya
        0fbd 0a7eyc 0fhw1-9fej 0a 09fho 0a1ene4-79fjk 2daf5g7e8c9a 279fqq58eul 23gzp 59gzq 14gzq3b5a7btg8fqi9dcu 01469gzs5a 9a 0fqk9a BL
        BL0-9a BL0-9a BL0-9a BL0-9a 0-9a 0-9a 0-9a 0-9a BH BH0-9a BH0-9a BH0-9a 0-9a 0-9a 0-9a 1-8a AE AE0-9a AE0-9a AE0-9a 0-9a 0-9a 0-9a
        1-8a BH0-9m 0-9a 0-9a 1-8a 0u3-7m8e9a BL0-9z 0-9a 0-9a 016-8z2-59a 0-9g 0b1-8a9aa 09ab1-8b BJ BJ0-9a BJ0-9a BJ0-9a BJ0-9a 0-9a 0-9a
        0-9a 0-9a 0-8a 0b1-8m BK BK0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9bb 0-9a 0-9a 0-9a 0-9a 0-9bh 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0m12h6a
        0a1-8ah 0-9bi 9l 0q1-5b78e9a 0-9f 03-9bn 0c1h3b5a BI BI0-9a BI0-9a 0-9a 0-9a 0-9a 0-9a 0a 0a1-8aw 0be 0a1-8ay
        1be2ay3ax4an5am6r7l8c9a 03-79fgv8fat 0-46-9fgw5fav 1b256fgw3a4fau7eru89fav 07-9fng1-6fme 124-7fme3a 1-9fmf 0fik1-9fmh 0a1-9fmh
        0apu1-6fmi7-9fnj 69fnl 0flq1-7fmk8fnl9a 0bku2dvp36fmk4g5f7d8c9a 0bft2flh3-7fkz89flg 08hdr 1478fnh 05ffp67fco 0a 02fmi1fif8fiv 0a
        0239fma1fih 0a1beq 3g4fhd5bdh6fnw7e8c9a 3469fvc5bei78eyx 0-24-9fob3po 0nv14-9fob2cub3a 0-24-9fob3a 0fmq1fjd 2b6fnj8a9ael 8fvj
        268fvj7a9eze 23589fny 0fml3-8fnz 0-46-9fok5dnn 0-8dnn9a 0-478dno569fol 0-4dnq5-9fon 067foo1-589dnr 0-36-9foo4b5a
        02dnr1e347-9foo5d6a 0-2fgn 0a1-9foi 0fnf1fnh2-9fni 0a 0fox 0a178fox 0a3-9fox 2-6foz 0a1foz 0c1a2-79foz 0f4fpc 0a1-7fpc 013-9fpe
        0-79fpe8a 01fpg 2-6fpg7a 0e124-69fpg3cua7c8a 0n1h2a349fpg8foy 0pa 3ab4aa5t6foz7r8b9a 0-9dpu 36fwp457fmv8a9arr 08fjo1-79fpc 257fpe
        2fpo 3cpy5b6a 16-9fpp 0fof3fen8fks 0a 056fnx 0a 2fjf3i5f6fpt7e8c9a 235-7fwz89fau 0-25fpn 1-8fpp 2-69fpq 2agw3b4a5dgi6cra8asl
        12bfc3fqa 1349fqb7fps 5fqc 78fkq 5-9fkr 02-9fks 0-46-9fkt 0-2fku 2e3d4c5b6-8fku9a 0a 0foz1-4flm 0a8fql 016for 0a13-9fqn
        1r2o3n4m5l6e7alt8c9a 5fxu 1-489fxu5a6fbp7als 0hgt8ahs 1-5fqk 2-4fql 1b24fql6a9atg 235fqm4ath 5b6a7fqc 246fqo3crs5cry 235fqp4dkz
        02-79fqr 024-7fqs 03-7fqt 26fqt3c4b5a 9flg 5-79fre 1h2g3c4b5a9cxa 3frf 0eqa13fpu 0-9fpv 0a 0c1fpm2a 2fpo 0a 1q2h3g4bqa8c9a 4fys
        0-79ffh8fpd 0-9cmh 0-9a 0-9a 0-489flm5-7a 0-9b 0f1b2-4a5-7fln8fzc9ffm 2fza 0a 12fzb3aup4j8c9a I0-9fqs 0-9a 0-9a 02a13-9fqk 0a1-9fqk
        0-79fqk8a E0-9fsj 0-9a 0-9a 0-9a 0a1-9fsm 0-8fsm9a 1g35fsm6a78fsd9fqq 1dte357-9fzs6fzi 46fsn5ebd 0auy7chu 0frd2-47-9fsg
        3fsp4c67fso8b9a 3489fzv67fzu 0157-9fsl 8a9fsl 9a 4a 5a 158fna 16fsy 178frd 0d5c6b7a 4xv 5a 0a5-7gah 1-8fsk9ftd 13-8fsl 0ftf1-7fsm
        12459fsn36-8ftg 1-357fth9dta 1-8dum 0a 1-579fno 0b9a 239dbv 0a 0a1-9fto 3l4k5j6i7h8d9a 3-7gau89fra 0-9evt 0-9a 0-9a 0-9a 2-9a 1-9b
        02-9b1a 2-9e 0a2-9e 0-24-7e389a 0-8f9b 0-689dtf7cvt 06drr8erw 0coh 0a 0169esa 0a 1k2h3g6f7e8c9a 02-9foc1frx 0-79erb8a 0eze 0a 0fif
        12ere3d6fsg7ezf8b9a 0dkh 24-7fuj 0-2dlb3a 2-467ful 2467fum 0b1a 0b1e2c 024fuy 0-25fuz 07-9fuz3b6a 1-9fjx 1-49fpn 7b8a 0-2578fts9ftr
        0a 1568ftk 178ftl 4b5a 2r3p4m5l6i7f8d9a 2fgi3-79gcn8ags 0fui1-9fvc 89a 0-9cnj 0-9a 8a9d 3-9fvp 0bmk 2f3c4b8aya9a 2ftc3esf4gcw89axy
        0-3fuq 1-5fur 02-47-9fus 1-3fut 01def2fqq459fub 2fku45fnv 0fnm 4fwc 5fwd 5-79fwe 01fwe4c5b7mf9a 0679fwe5a 0dca1259fwe7a8dvh
        1fvm2m3l4k5j6i7h8g9a 0fua 17gdm2-59fts6fua8a 2hml 2a6fhf8gdd9dnu 0a 0gde1a 01fwn2-8fwe 013fwo24-8fwf 1fwp2-8fwg9fqs 56fws
        178fws5a6ve 489fws5a 0-589frg 67frg8a 0-37-9fri 0-2489frj 0frj2b8a 389frk 1-3fln 0foo1f2c3b9a 12fkn37n4m5l6i8a9cda 0fuw
        1-7geh8fla9a 4579fww 24-9fwx 2-4689fwy 2457-9fwz 05-79cyg1d23c4b8a 2-579fxb 9a 2-49fxd 2-4679fxe 4689fxf 2-79fxg
        0d13cyn268c4b5a7gq9i 3fxq4fbk 0a1-356fxr4djz7fxq 0-5fmq 0146fmr235fqe 2b3a56fkr 0a 08fwk12fsx 0246fwb 3p4n5i6g7c8b9a
        3589gfd4act6fvj7fiy 0-578fxs 01fxt2drl 7drm 0-3fxu5c6b7a8bnf 3-68fxw 2-68fxx 23568fxy4baa7fuo 1c23b4a 2-68fya7fuq 4fus
        2568fyc4a7fus 25-8fyd4b 24-68fye7fuu 4-68fyf 2i3f4j5d6c7b8a 5fys 5a 1-478fys5a6xe 7fyv 01578fyv4a 2fyv6dge7a 7c 015fyy
        019b2-4fyy5xk7a 0-25-8fyy3g4d9a 0or1-9fua 2w3s4l5fxd7b8a 2-578ggf 1257-9fyi 16-9fyj 13-9fyk 1-8fzf 0a 01fre2-5fzh6fdb 0a1ceu2379fzh
        0fcj134fqt 05689fxo M0-9dym M0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0ftx2-4foq6fxy 0k1ads3fck5foq6b7a 2fzb3t4s5r6p7n8m9a
        2-578gha6fdg9cgs 6fyy7fzs 1a2-9fzf 0-589fzs6cdx7ecb 02-9fzs1a 1-8a 1ik2fug 0-4fuh 0-6fui 0c5b9a 9fzy 0fdi1a5-9frs 0fpt1-9gak
        0fyo1-8gak9a 03-57-9gal 0b1awh4a5gal6fph78fyp 2n3-5k6g8e9a 2-5eaz68ghr9ebf 0hqq 0a 0hqt1a 27gal 024gam 02-578gan 06gao
        0bkr1d2c3gao6b9a 0135-7gaq 048gar 0269gas 24duk3duw7c8b9a 5-9gbb 01gbd 02gbe 024-68gbe1b3bkb7a 2fdz 6fea 4b5a78fea 7a 4h5gbi6e9a
        6gbm 37-9gbm4dit5a 28gae 2a5gac 0a9gae 8fuc 7fud 2b8a 0a 0e7a 258gac 2a 3gae 14gaf 2b3a 136gah 6a 0f1c6a 0a 2ag3ac6t7r8j9a
        237gjj6gjh8ecv9bel 2-47gby56gch 2-7gjn 6gca 02gca3a68dvs 02gcb68dvt 0-35-7gcl 02gcd3bos68dvv 0cpl2d3-58c6b7a 0con2-8gjs 01kf 8a9bzd
        0bht 1b267drh3-5gcq8a 1dmk2-7gjw8fnr 0347-9gcn 0a1-9gcn 0-8gcn9a 024589gcq 0a1-9gcq 0-8gcq9a 1-69gcq7d8a C0-9gbr 0-9a 0-9a 0-9a
        0-9a 0a1gbv 0a I0-9gbo 0-9a 0-9a 0-9a 0-9a 0a 0a 2o5-7gdn8h9a 0gec 0gee 0a 25-7gkw8c9a 0-59gdm 02-8gdn 57gdo 2458gdp 0135689gdq
        01346-9gdr 0f1atx23gdr4e5d6c7b8a9afy 578gdt 3-59gdu 13-9gdv 1-3589gdw 0d2c3b4arh5a8dxo 2357-9gdy 1-6gdz 03-58gea 014-69geb
        0d1c4b5geb6a7ath8dxt 067ged 047gee 0-378gef 056gef1asc2c3b4a78ayt9dfu 5-79geh 46-9gei 02-9gej 0c2dfy6b7a8agm9bom 0-357-9gel
        1-57-9gem 7dyh8b9a 2v4q5l6h7d8a E0-9gdo 0-9a 0-9a 0-9a 0-9a 013-9gfd2a 0a1-9gfd 0a1-9gfd 2i379gfd8a 2379gmj8fhn 5bea78gfg 035gfi
        045gfj 05gfk 059gfl 2fjf3d4c5b7boj8eob9a 5-8gfm 1agu2get5g6b7a8gfm 1ags25-8gms 0-2468hvr 0a1dyv2gmi6fql7cph9dxa 9a 1a 0-3gag 0a1dze
        0-6gai7-9gfo 0a1-9gfo 0c1a24-7gfo 0iw 0a 0bfd 07ggb1a 0py 0a 0-4gge5a 0ger3-9ggf 059gej 0a 2k3i4fvc5g6d7fka8c9a 5gnq 0a 0a
        24-7gnq3a8ctq9fxh 0ain 0479ggh1ggq 37ggi 0137ggj 147ggk 058ggl1ggu 0167ggm 2358ggn 1389ggo 0ggo1h2g3f4e5auj6d7c8b9a 0-7ggq89ggz
        013-9ggr 0235-79ggr1b4a8bi 068ggt 0147-9ggt25bei3eax6a 0eam3aab4ggu7axf 01ggv2beg56ean7eaq 0-26-8ggx 05-9ggy 0156ggz 4-9gha
        0brg2d3ajb4awg5c6b7cuv8a9eas C0-9ggc C0-9a 0-9a 0-9a 0-9a 0-9a 0a9ghi 2gfw89ghj 0-24-689ghk 014ghl5gfy 23ghv78gfz 02ghn6gga
        0f1agi2e3ghn4d5c6aho7b8a 0ggc5-9ghp 0-35-8ghq 036-9ghr 35-79ghs 0457-9ght 04-9ghu 1ggi235-8ghv 0g1f2e3d4ebn5c6x7b8a9ghv
        0aq1ah2ae3ac4ab5aa6gid7v8i9a 0ajo 0a1-579gpl6gpk8rw 02-489gij15-7gia 02-9gik1gib 0-5pc6-9gio 0-6pd7-9gip 0-36-9gip4b5a 0-79gip8a
        0a1-9gip E0-9gij 0-9a 0-9a 0-9a 0-5cs6-9a E0-9ghb 0-9a 0-9a 0-9a 0-9a 0f129a3-8gja 2369gja4r5q7l8a 2-69gqg78gpw 149git
        2git5rj8anj9a 568gjd 0-3589gdq 67dly8a9gdi 2d34gjf5c8ght9a 2-589gql DI 0-9a 0-9a 0-9a 0-9a BZ 0-9a 0-9a 0-9a 0-9a 079f1-68a
        0-24-9b3g AK 0-9a 0-9a 0-9a 0-9a 0-68h79a 0n1-9i 068o12c3-579j 0-689k 08l79q 0-689m7f 0-9n 0n14m2g3f5e6d7c8b9a 7b 0b8a 9a CB 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 2-9c 0-5d 2b3a 0d1a 9a 0-4h 0a 9a 0a CA 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9ab 0-5b6-9a CC 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0i129a CD 0-9a 0-9a 0-9a 0-9a 0-9a 5-7a 9a 0-6d 5a 7a 018f 6a 3f4c7a 5aw6ak7ag8o9a 9gtl 9bop 0a 56c7a89gtn
        A1dae 0a 0a 1bwj258gmg9bqi 34gmi 1byx2gmi9a 2b3ege6byy 2gmj5d6b8a 24gmm 6gmm8a 257gmo 25gmp 2ciu4bze5b8jp9a 248gmr
        27gmr3bzf4a5f6cau 3gmr4f8c9a 1bww24689gmt7bzi 4gmt6a 0ghg7gnd 07glu 1a 0a 0a 2p3h4f5e67gnh8a 1gup 0a 0a 2-7guq8a 3-9gng 0-79gnh
        9gmf 1ehe2agm3bbr5c6gni7b8a 25-9gnk 2a3gnk 0-24gnm 56gnn 4b5a 01gny5gij6gnp 0bcz1a 0goa1-57gnr 0167gob 0-6gob7b8a 28gmr
        0btd6a8cuf9m 8gmk 0a 0a 2p3n4k5i6gog7f8d9a 8gvp 0a 0a 2-8gvp9a 0dwo 7dvz8a 9bnq 2-7gof8a 89gop 0-36-9goq4dut 3bul57b6a89goq
        1f2-7d9a 1dym2-7gvx9gvw 02-49gom1bmb5eii6bdj8eie 4a8cbw 9a 0-8goz 0-249goz3a 4a 9a 0-3gpd 3a 9a 0a 0-5gnt6-9gow 0a129gnj 9arx 6drs
        7a 6gjn 3d4b7a 5p6l7h8f9a 4gws 9a 0amb 5ci6b7a89gwt 4-68gop 15goq 1-5gor 0gkn14-68gor2c7b9a 0-9enp 0-9a 0-9a 0-9a 8gox 167goy
        2357goz 1gpa 0e1d289eyf3c4b5a67gpa 12gpc 13gpd 1-47gpe 0gla1gpe246-8eyj3c5b9a 02-4gpg 0glc1-4gpg5a 4gpi 1-8gpj 0n1eyo3exh4b7a
        1-578gpl 5gpm 0-8gpn 0r1-3eys4eyq5gpn6c7b8a 0-4gle 0a 0a 0v1-36eyw5u7a 129gqv 1-6gqw 0tx1-7gqx8dtr 1-5gqy 0aa5btx6d7c8b9a
        2af3w4s5q6n7j8f9a 0-8gom9gyg 2gom36-8gey4gou5a9fns 0-39gqw 03-7gqw1ber2bkn8a9ic 6a8bws 9a 9bor 1bg 9a 0a 7kr 9a 0-5gma6-9grg 7a 7a
        0-367gmd4589grj 6gmd7a 6a 3g4d7a 5n6m7j8bn9a 9dl 0a 56ep7a89gza 2-578grr6gml 08gsa 1-79gsb 0gqq1-9gsc 0gqh1gmo
        2bmh3bpg4grv5e6d7c8b9a 2-5gzk6-9gzj 3-9dfy 0iii1a 0a 4deb 0a 0a 2elv89bga 7tj9a L0-9gsi L0-9a 0-9a 0-9a 02-9gsi1a 5gri 0a2-7gsk
        05grk 0a 0-8grc 0a1-9gsx 0n1l2g4e8c9a 4fqa 0a 0a 0a1hag2ghg49gqn8bvj AN 0-9a 0-9a 0-9a AO 0-9a 0-9a 0-9a 023e14-8a 14578b 8b9a 1a
        023i14-9e 0j 6b7a 1a BB 0-9a 0-9a 0-9a 0-9a 0-2a 0a 0-9p 01a 0-9v 578a 05b 0c 07f 0-9g 056h 0h1f2e5d7c8b9a AY 0-9a 0-9a 0-9a 0-9a
        0-5a 14b 0-9c 3c4b6a AZ 0-9a 0-9a 0-9a 0-9a 0-9a 01b BA 0-9a 0-9a 0-9a 0-9a 0-9a 0o12467h3g5a 5-9i 014t 02-9u 4-9v 357w 7x 7-9y
        2f3e4d6c7b8a 39aa 01ab 57-9ac 3c46aa7b8a 4aa5m6l7e8a 3bf4bb6au7ak9a 34hl6byc7hda9hcz 1-4gvo 0gnv2-8gvx 2aef3dwz4b7a8byi9cms
        2-4hde7gtk89byg 7gvu 9gvv 0azf1b2bzs3a4gwe 0-2gvw58gwf 1b3a 13hdl 013-9gvy2oi 0-25-9gvz34gqt 2b34gvz5a78gwi 2-578hdo 2eds 4byf
        3-9gwo 5a 6ud 7amr 9amt 2g4f5d6c7b8gwr9a 2hdz 2a 4heb 4a 5hec 6brp 7hef 7a 9avx 2h4f5e6d7b8heg9a 1-3ine 0a 4a 0hdx1a 8cch 0-7gru
        01gmr568grv 0b7a 34gxc 4bnj 02-46-9bvv15gxn 1-48gxn5a 78gxg 1i2f3chh4ahc5e6d7gxo8b9a 8brm 1a2-59hew6boh7hev8gvc 0bbt 8a 0-8gxo
        0-37-9gsi4-6gxx 0gxq4bqj5a 02gxz 15-9gya 09cbj3b8a 0-24-69cbk378gyb 05gxv46-9gyc 0i2gxv3h4biq5f6c7b8a9al 8gpd 0a2-4hfl5-8eyx9ad
        01ioh 0a 38gwy4-79gyb 0-2gyc8gyl 03gyd12gsx 0-37gye89gyl 4-9gym 0-8gyn9io 1f23gyg4e5d6c7fhd8b9a 1-5hfv6ezh7-9hft 02-9gyj 0-8gyl
        03grd4-7gyl8a 4-9gyn 8a C0-9gyz 0-9a 0-9a 02-79gyz18a 02-79gyz1a8cci 0gnx1-9gtm 0a1ebq 2l3j4h5gzb7bxv8c9a 23hgj4ju579hgh8ezv
        0ipf5abt 0a 5gzg 01568gzh 0etd25-7gyz 034679gzj58gza 0dmi279gzj3eaf4d5c6b8a 0dlk235-9hgp4bn 1dzr 0a 5cvk7bnc 4cvl 5gzq6bsc8bzo
        3cvn4cbk8bnf 0gzt2gzk 2a34689ehc5cbm7etf 3etp4bni7gzu8ehd 2cbo3bsh5cvr7wm8gzv 0etf 2i3h4g5f6d7c8b9a 4sn 24-8hhd3a9btt 0gct M0-9gys
        0-9a 0-9a 0-9a 0-5a6-9gcz 0a23hah 23gut 4h7ehp8b9a 4bue7cp8hhe9hho 13-7had 1-5hae 2hae3b4a578han 2-578hht 1-9haq 8a 8a 47hak56hat8a
        8hhy 8a 4-7hib8a 0han1-9hao 1-35-8haw 0bex3-7hax9hau 2-5haq6c7b8a 2-5hif6gyl7hid8cjq 1gvo 0gvp 1b2a 2a 0edt1a 0a1-9hay 12haz 2a
        56hbb 2a 89hbd 2a 0e1c2a3-5gxt 2ui3hbm5a 0-689hbo7hbf 0hbi1-9hbr 0a1-9hbr 02-9hbr1a 03-9hbu12hbl 013-9hbu2a 0-47-9hbw56hbn
        013-9hbw2a 0-7hby89hbp 013-9hby2a 02-9hca1hbr 0j1-79hca8a 0g1e2c34a5j6-9hca 0146-9hca2m3j5a 0-5hbv 24hbv3x5gyl6p7b8a 0-79hji
        248hjl3hjb5gtf6a7hji 5bgg 03-9hbz 0-5hca6han 0-79hck8hcb 0d2c3b4bwq579hck8a 5gtl 0a2-57-9hjr 2cw7aaj9ejw 2hju7hjs9bwj 4-689hcg
        4-68hch9gxb 0b4gro9a 0-5hbf 0a7-9hcs 4c8a 4fdm8hae 2-4dwb 2-4dui 2b34dwc7a 2-47gqw 67hdd 0a 8hdf 0a 9hdh 0a 0e2c3a 0bs 2hdk 0a 4hdm
        0a 0adv 1g2357f6d8b9a 2ekx 3b8a9eqg 2bxl 39hkv8a 3agp4brg 2atv 35-8hdv 5a 2cdu4agt 5gyj 2czu3a 2g3f4d5c6a 2bcw 256hlf3a4gd
        0ghb1-9hco 0gpb1-9hlg 1-9gvn 1-9hli 0hkx9evp 1-3hef5hdm 9a 19hdz 159hea 37heb 17hec 39hed 5hee 1g2hdu3f4e5d6c7b8a 9hls 1a2-7hlu8ana
        A126-9iut3hlj5exw 0a 0a 13-9hel2cbr 047gtt 9gtu 0bwb15-7gtu2b8a 0-24-9heq 0-246-9her 0-24-69hes 4bzh579het6cci 0e1569d4c7b8a 3-6hff
        6pc9a 4b 0-35-9hfi 0-35-9hfi4a 0-57-9hfk 0-357-9hfk4a6ayb 0-48hfm 0-35hfm4a6bxy 0h2g4e6c7a 0-46-9hfo 3-7hfq 0-46-9hfq5a
        0-46-9hfr5bfh 0-4689hfs 0-246-9hft3ayk 0bvr1cdl 0-46-9hfv5pw 145h2f3e6d7c8b9a 013-8hfy 0-57-9hfy6a 0-57-9hfz6byl 0-79hga8bym
        0-57-9hgb 0for13-59hgb2d6c7b8a 1-59hgd7ayv8qe 08gvm1-4hgf 0-3679gvn 013gvo 0136gvp 0d1c3b6bdr9a 18gvr 27-9gvs 02389gvs1b7a 0-369gvu
        2357-9gvv 0-38gvv7b9a 7gvw 0-5gvy 178gvy5a 0-7gwa 236-9gwb 0b2a35gwb 7-9gwd 27gwd8a 1-9gwf 23689gwf7a 0-246-8gwh 0-36-9gwi 238gwj
        025gwj6c7b8a 0z1u2r3o4n5l6i7g8e9a 0-4679gzb 0-4gzd 0-36gzd7a 09gzf 0gzg 034gzg2b7a 0-39hhk4bhg8bc 0gkk1g2e3b4a 0-24-9hfo3gwa
        0a1-9hhn 02-9hho 013-9hhq 0-8hhq9a 014-9hhs 0-8hhs9a 0-467hhu 0-8hhu9a 0-8hhv9axx 0i1h2f3d467hhv5b8a 2cb3bt4bj5ba6au7t8l9a
        0-46-9hfi 2-7hpc8a9fnp 8eix 0can1-9hib 0-79hie 0a1-9hie 0a14-8hie2emy39ejz 235hie6d8a 1bmm2-57-9hhw 0jm2g6b8a 0jd2atc68hpl 14-9iyk
        0a 0a E0-9hhf E0-9a 0-9a 0-9a 0-9a 019b2-8fhw 03-9fhw1b2a 0a1-9fhw 0a1-9fhw E0-9hhd 0-9a 0-9a 0-9a 09b1-8hjc 03-9hjc1b2a 0a1-9hjc
        0a1-9hjc 013-7hjc2fie8i9a 2-4hiw56hiv8hje 2379hiw4a5hiv68hic 56hix8hjg 237-9hiy4a5hix6hie 3c4-6a 18hjh2-6b 2-4c 2-5d 016-9hjl2-5e
        07-9hjm16hjl2-5f 013-79hjn8hjm 0-589hjo6hjn7fiq 1m2h3g4f5e6d7c8b9a 1hhh2-9hha 78hjr 23579hjr8a 0a13hjk 0hjt14hjl 1468hjm
        2c3b4cev5-7hcr8a 2dxb3hhh4ceq5-8hrb J 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a J0-9g 0-9a 0-9a 0-9a 0-9a 0-9a 0-36-9j45a 0-35-9j4a
        68j7a 2356j7a 2356hru7gmy 0-9gwn 0-9a 0a 1a 0euo 1a 13-9hkw 0-267hks 0-289hkt 0-29hku 013hkv 0178hkw 1e2d3c4eml5cfi6b7a9cuz 125hky
        1-69hkz 1-35hla 0c1agb2arp3b4cvd6a7cfl8clq9cak 0-4hlc 568hld 3-6hle 0136-9hlf 014-9hlg 0bnn1e2d3c5cmj6b7cir8a 23hku45hkv7k8g9a
        025-79hlj348hkp 2-4hlk56hkr 2b3a 5-7hll 2a5-7hlm8cvp 12hlo35hku4hkv 1hlo2a 2356hlq4hkw 1hlq2a 2hky47hlt5hlr 1hls2a 1hlt2oz
        02-9hmb1hlu 015-9hmd2ckl3byp4cpm 03-9hmd1hlw2a 0m1k2i3g4e5d6bqm7c8a 09hlz7hma 2a3emr 25hli348hmb67hlh 1hmb2a 045hmd236-9hlj
        1cem2a3dbn B0-9cky 0-9a 0-9a 0-9a 0157-9hmq246cky3a 01346-9hmr25ckz 0-9cqb 034679hms1hml2c5b8a 3hmn5hmo 1hmn2a 35hmo46hlv7hmp
        2cqn3hlx4hmq57hlw6hmp8hmr 18hmq2b5a6dca 18hmr2enj5fds 3hlz 18hmt2enq5a 0u1hmt2s3q4i5g6d7brj8c9a 03489hmv 2a 2fpg457hmx 1hmy2a
        35-79hmz 1hna2a 1hnb2fbq 6hmj 1hnd2a 18hne2hng5enw 1hnf2feg 1hng2czq 0k1hnh2i3g4f5d6c7b8a9brw 3hni4hmp 1hnj2a 3-5hnk7hnm 2eoi5a8hnl
        3478hnm 1hnn2a 0-25-9hnw34cme 03-9hnw1ae2a 1hnq2bxk 013-9hoa2cmi 0-246-9hob35cmj 01346-9hob2b5a 02-579hob1hnu6a8aj 2eos 1hnw2eot
        1hnx2fer 0o2m3k4i5h6d7c8b9a 3-5hob 156hoc 5b6md7a8rh 5brn8hod 589a7cok 1hod2a 1hof2hoh 5hoi 7a8hoi 5cop6a 1hoj2a 5brv8hom
        25689a347csj 1hom2a 1267hop 6a7h8ru 1a2bje 35cox 1hor2a 4hou 7a 3a 1hov2a 0deg1u2r3q4m5j6byy7g8e9a 03hns124-9hoy 7hoy8czb 5bsk
        02-467cph5a9x 2b 1d2b3a 6-9hpg 2a 12hpf3a 1hpg2hph 0j1hoo2e3b4cri5-7a 23i 2hpk3a 3hpm 7a 2aj3a 1hpn2hpo3a 1hpq 4589p 1hps2a 1-69hkc
        0-479hkd 278hke 13-9hkf 0-47-9hkg 69hkh 78hki 8hkj 0h1g2f3e4d5bud6c7b8a 0q1hqa2m3l4t5j6a8dad 1ek2dt3dd4cg5bt6bc7ae8t9a 0-79heb8hoe
        1hxn2hoc346heg57heh8a9heb J0-9fn 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-37-9fo6a 0-37-9hxz6hof D 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0347e 0139f 035g 013568h 0459i 06j 15-8k 0689l 0h13g2f4e6d7c8b9a D0-9r D0-9a D0-9a D0-9a D0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        0t3k6a 0-9u 5a 3w8a 7z 57z 2ad57aa8a 0-9f 15ab2ac3d4b679a 15-8ac9ae 0-2ae 0d1ae2a 89ah 1m2j3e4d5b9a 0-9efr 0-9a H0-9hgp 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 1gpl25h3a4ega9iaa 0-9ae 0-9a 0-9a 0-9a 0-9a 0a 0-79a 0ad 0ba 0b1a24-689d 1-9bb 0a 02-689g7a 0-4h D0-9bl 0-9a
        0-9a 0-9a 0-9a 0-9a 0a 0bm 0s 0c13b24-9a 1a 1s2p3m4l5a 1hhm 1-4gql5a 25-79jkb 0a1flk 0a 013-9hsg2hsi 0-579htw68htd 0hte1-9htx
        0-467htf589hty 0-25-9htg34htz 0235689hth147hua 0e178hua249d3c5b6a 0hth1-35-9hua4a 09hti1bxw2-8hub 0-49htj5-8huc 0-29htk3-8hud
        0-5htl6-9hue 0l2e3d4htl5c6b7a8htu 2-689hug7aye 0-2hut 1a 0a1-9htr 0a2-48htr 0hum1-9htt 089htt1-6hum7a 0-4htu5-9hun 56hup 0a1dka4dal
        01htx2-9huq 0g1gcl2e3d4b78hur9a 0-46-9hjx 01hua2-9huu 0b2-46-8huu5a 56hud 2hue 4huf 09hug 0d1c2b4a 01hug235-79hva4a 0-9gwb 0-9a
        0-9a 0-9a 0-9a 0-7b89hqc 0-5c6-9hqd 0-2679c3b45hqd8a 0a1-9hpv 02-9hkn1a 0a1-9hvl 0fwy1-79huj 0-269hvp 3hvp4a578fph6asp 6bus
        0d2b3a4q78hvq9azo 0-8hvz9hnw 2am3al4aa5x6r7g8b9a 2htu3-68htm7feb9idf 0-9fto 0-9a 0-9a 0-9ffy 0jmj1fnr 0a 0jz3arp 46hwm 0btr5hji6a
        024689hwf 024-68hwg 02468hwh 58c6b7a 0ams1-9hws 0a1-9hws 3i4g6c7hws8fbw9a 0-57-9idp6idz 3467idz8fag9a 14-69hwm78exw 013-9hwx2hwp
        0-6hwq7-9hwy 04cvh1-3hwz5-9hwr 01hwz2-57hwr6c8b9a 0-9ebj 0-9a 0-9a 0a1hxd2-9hwv 0-9bsk 0-9a 0-9a 0-9a 0-9a 01a2-9hxb
        14-6hxb2o3hxk7k8g9a 13-6ieq2iep7-9huw 0-578hxf 023hxg 2bqk3b4djb5cwp6-8a9cmd 1-79hxi 014-7hxj 0-689hxk 019hxl 0-3578hxm
        0e1fre2d3c4b5a 6g7a 024-7hxp 0lq1czp2a3hxp4cmm5-7j 2a 2cte 15hxt 45hxu 0-36-9hxv 0cms13p2atj4frq5bqz6c7b8asw9a 3a 05frp2dkm
        0frq3fsc 0-25hya 2-7hyb 07-9hyc 025689hyd 0-589hye 0e1d2frx38c4b6a7hye9cal 056hyg 178hyh 1-379hyi 0239hyj
        01d2cam3cou4c5cni6brn7b8clu9a 2m3l4f5a 6hob 6a7rf 0-25-9hyv 0hqs1dbu29hyv4b78a 0hnu 078hyr 01hyt 0a9hyt 0hvj2fsl7c9a
        0hxq1e5hud7a8hny 2ah3ae4ad5y6k7g8a9hxg 2cug 2689igj3dpp4a5cqk7igi 1478hym2356hyx 1hye2-5hyy 13hyo4hyz 134hza 0hzj1-3hzb 03-689hzk
        1f2e3d4c5b9a 1-35hwx4igr9igq 13-5hyl 02367hym 023hyn 03hyo 026hyp 3-9hzr 1hza2f3e4d5c6b7a 1igz2-6hxf7igx 8hyl 1-35-9hzp4dbr
        0cbt2-46hzq5cuc7cuf 23hzq4b5a 25iac 2fhj5a 56iad 5bdb7bqf 58iag 8a 05iag1cza2e6d7c8a9acp 034679iai 16iak 0fht1dyv6a 26fhs 3ian 36a
        46bdm 015-9iap 0sa67iaq 8ias 68a 039iau 069iau3a 0m1k2j3h4g5f6iau7e8c9a 0fif1bzi9bqy 0fig2iax 03iaz 0fii3a 0fij5iba 057-9ibb
        04679ibb1f2e3c5b8a 1af2ac4dea5v6h9a 8iij 1a2569iii4cvx 24-8iaw 35-8iax 3-68iay 235-7iaz 1iap2d3c4b6enq7a 0-8ibk9fes 013-689ibk7a
        0hwn5hzq 2a 1e5c8fgs9a 15iis8ffb9bis 2-68ibi7ibh 2358ibj 2-58ibk 3-58ibl 0-7dfd89ibu 0137ibu24-6ibn8a 1f2bcq3e4d5fsi6c7a
        1hzi2-6ijc7gco 5auz 124-9ibz 05iaq7gde 0a 0a 0iai1-9ice 0a1-9ice 1g2hve5cwd7f8c9a 5auv 1a279ijl5cwc8cyq 0cni 7a8fjw 2-47-9icc 2a
        2fte 69icm 014-68icg 2a 3569ici 2a 1i2g4f5e8c9a 1ijv2489dtd5ijw 0hfu2-8icl 02-68icu 25hrt 0a 0a2-8icp 05hyb 0a 0a2-8ics 0eov 0a
        02ibj 0a 0a2-8icx 23hqt4m5l6i7f8d9a 0haj 0a 0-689iav7ikp 23ikp467iav5iko8b9a 0fmz2-9jto 0jtp1a 0a 5icg 0cty1dbv5a 0-9gcs 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9exa 9hsw 1c3b9a 019icq 0a 9ici 0cwk1a9ici 2p5e7ax8c9a 0-8idy9ffi 02-9iei 015-9iel 0fgg1flu3-5iel6a
        0-289ien 0-25689ien7a 6-8ieo 0-267iep 06cem7-9ieq 0fhk2ieq3eku4f5d6c7b8a9gng 3-7ier 0-2j36ier49fpq5b8a 0fhj 23hyx8a 0-358hzi
        05hzi8a 237hza8a 258hzb 3hzl 5hzm 7hzn 1hzo 2hzg3d5c7b8a 2-9hzh 1ny2k3h4ciz6g7htz8b9a 1z2y3489iem5n7a 0-9eex 1a2-489imm57iml
        1356ifb 0156ifc 3b6a7ifc 0-79ifm8yl 16iff 0fmy3ec6ef 4eeb 03-9ifs12ifj 0-689ift7ifk 0ifk3b4dhm5ebp69ift7a8dfr 69ifm 69a
        1h3g4f5aez6c9a 1dpr7dfv 07ifo1a 02369iem4iaz7iec 0-8ied 1o3n6e7c8b9a 136-9inf 01ieq 0a 8a 0a 136hvo 2igb 2a 0a 9fzx 014igc2b9a
        0-9ayc 0-9a 0-9a 0-9a 0a 0a 0m2l35-7igr4g8a 8hkc 0a 0gho 0a 0c2ioc3-7iob8a 236igq 246igr7igz 2-4igs7iha 1del2fxp34uh5c6cxy7b8a
        1iog2-6ioh78ien 1-3igb7igu 2-8igb 2-68igc 1-4689igd 1igy2d3c4b5a 16igz2e3d4c5b 05ihj368iha 069ihk 0-5ihd7hm8gav 0-79ibz8ihf
        013-9ibz2a 0c1a28iho5-79ibr 0135689ihp7bfm 0139ihr 013-9ihr2a 1k2j5i6h7d8c9a 12ifk5-9iox 02-9ihp1eeo 0a1-9ihp 0a1-9ihp 0-57-9ihp6a
        0-5ihp6a8fnc 13-79fyl 135-8fym 146-9fyn 135-7fyo 13-9fyp 15-9fyq 1-46-9fyr 01iif23un4-6ihy 01iig24-6uo3ihz 0-24-68iih 02-6iib
        0fna1-5fyw6d7c8b9a 1m2l3k4j5i6h7g8f9a 1hku2-8ipq9evq 1359eyb 1359ipr 0-27-9iio 0-27iip 3-5iii 03-9iis12iij 24-7iik 25iil
        08iiu1d2dya3c4b5a7dyf 02-479iiw6iin 7iio 0iix1cer4b7fyx8a 05iiy 6iiz 0157-9ija 07-9ijb1fox 09ijb1n2m3h4e5d6c7b8a 0-57-9iqh6cnz
        2iiw3fkg 0-35-8iiy 2dyj4a 03-9ija 2dyl4a 128ijc 15ijd 2dyo3b4ijd6a 7-9ijf 014-689ijg 2dyr5b6a 1k2i3g4d5a6ijp7igb 1-7iqv 0ijr28iiy
        2djs 2ijl4a 0-79ijn 2a3ijn4c 0-28ijp 2ijp3a 045dzj1e2c3den6a 02ijt4ikc 4ijt5a 5a 6a 04ikd6ijk 015ike 07ikf 0ezi 2a 0a 0a9ikj
        1s2l3h4g5f6fpb7e8gcg9a 6bsw 124579irq3a6hnw8dih 124-9ikf 0-4ikg 256ijw4b7a 239iki 1ijy2fyq3idx4hye7a9ieg 09cjk12ikv 04ikw 05ikx
        0cjn7iky 09ikz 0ikz1e2ama3cdq4d5c7b8jh9a 2amb 5cjr 5deu 0b5a 8jm 0f14ile2e5b7duc8a 0cjw 01a 01ilj7cjy 01ilk3cjz 02-6ill1cka
        0-6ilm7dfd 0d124ilm3c5b7a 5k 7dfg 7a 0i1d4ilp5c7a 02k 0-4ilv 2a 2ckk5a8ilv 2ckl 2b5a 5bou 0g2b5a 03s 3ckq 35a 0c3a5e 04w 1cku4imf
        02-9imf1a 0c4a5i 0ftq2l 3kv 4bph5bpg 0157-9imj2c3b4a 7-9imn 5imn7a8bwh 0ftw5bpk7a 0147-9imn2bvz5a 018imp2fok 89imr 5bpo8a 5bpp8la
        0d5b8a 0an9fud 0a1-35-9imu 0aq1af2x3t4p5l6axf7h8c9a 67igz 0a9gmp 3bh4bf5c7a8ful 3-57iuc8hxx 0-35ina 0a2ina 0-79imv8ine
        0-24-9imx3ing 0-689imx7a 0-46-8imx5c9a 2a3foh4ghe56imx 0-479imz 2eck3a6dkc 6-9inb 2ecm5a6inb 2ecn3con5dsy6inc 35-7ine 2ecp5a6ine
        468ing 2ecr3a4foq5dtc67ing 2ecs4bws6inh 1k2i4g5f6d7b9a 0-24-7inr 0int9ink 0a1ede2dsi 07inu5bws 0fvz8dlk 1dhk9czu 2w3g5f6d7c8b9a
        235-79ivc8ili 0inz5ing 01iod2-9inu 2a9ml 124inv5fpz 0iof1-3578inw 23ioh 1a4iny 017ioj 01a4ioj5brg9ftd 2g3f4arm5e6c7a 01379iom
        1emx2dts9a 0-57-9ioe 126ioo3fqj 1fri2c3b4csv5a7ioo 9cnc 0-689ioj7ios 26iot 2b9a 0iou3-7iol 024-8iom9iov 1f2c3b5a7iov 0-4iop5-9ioy
        0367ioz124589ioq 07-9ioq1b2a3av4duf5imc6iac 0-68ior79ipa 0-57-9iot6ipc 0-24-9iou3ipd 0-4679iou5b8a 017ipf2-689iow 07ipg1-689iox
        047iph1-35689ioy 057ipi1-4689ioz 0178ipj2-69ipa 0-68ipb79ipk 07ipk1f2ipb3e4d5c6s8b9a 0-3ipl4-9ipc 01568ipc2m3l4i7b9a 0-35-9ipf4ipo
        014-689ipg237ipp 02-49iph15-8ipq 015689iph2c3b4s7a 12ips 0589ipt 7b8a 0ipu3cpo6ipl9o 079ipw 0ipw7a 2g3ipn5d7c9a 1an2ai5ab6l7a9ipd
        2p9bsw 13-57-9ipr2fuu6cir 1-3579ips 14ipt7iqc 17iqe 27iqf 37iqg 0iqg1c2b3a4bte5ciq6bnu8oo 2h3g4f5e7a 0-6iqj7-9iqa 0-3578iqb469iqk
        02-46-8iqc159iql 04-689iqc1c2dvr3b7a 1578iqd3iqm 1-35-7iqe 0-468iqg579iqp 0fsk1-47iqg5a9iqp 0467iqr 078iqs 0-3579iqs4b6cgw8a
        2h3g4f5d6cuz7a9gdx 0257iqv134689iqm 0-7iqw89iqn 0689iqo1-57iqx 013489iqo2dta5c6b7a 1-579iqp 1fsu8iqz9fvt 024589irb1367iqs
        0-27irc3-689iqt 0137ird24-689iqu 079ire1-68iqv 0ire1d2c3b46ay5cb7bg9a 7lu89irf 2i3h5g7b9a 1fyo 013-8ira29irj 0irj2a49buh 1568irk
        0-5ird6-9irm 13-9ird2a 1457ire 01578irp 047irq 78irr 0c1ci23chs4b5-7irr8a9av 1k2i3h5f6e7a 03-79irl128iru 2a 2ftq7irv
        02569irx13478iro 1-689iro7a 2579irz 2fxw3at4irz6fzi7a8cia9crt 2f3e5c7a 07irz168irg2at3ah4u5i9a 078isa 2fws3bzv5db6be7b8a9gkk
        2hvm3duu5-9izg
        """
}
