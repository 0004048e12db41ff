// swift-format-ignore-file
// Condensed from the metadata of Google's libphonenumber (https://github.com/google/libphonenumber, Apache License 2.0,
// Copyright The Libphonenumber Authors) as in PyPI's phonenumbers 9.0.43, on 2026-11-28, by
// Tests/SMSMessagesTests/NumberPlan/condense.py. Not to be edited by hand; how it is read stands at NumberPlan.swift.
extension NumberPlan {
    static let endsText = """
        =:arrived =:free =:international =:pager =:personal =:premium =:satellite =:shared =:subscriber =:uan =:voicemail =:voip AG:pager
        AG:subscriber AG:voip AI:pager AI:subscriber AS:subscriber AU:free AU:pager AU:premium AU:shared AU:subscriber AU:voip
        AX:subscriber BB:premium BB:subscriber BB:uan BB:voip BL:subscriber BM:subscriber BQ:subscriber BS:free BS:subscriber BS:uan
        CA:personal CA:subscriber CA:uan CA:voip CC:subscriber CW:pager CW:shared CW:subscriber CX:subscriber DM:subscriber DO:free
        DO:subscriber FI:free FI:premium FI:subscriber FI:uan GB:free GB:pager GB:personal GB:premium GB:subscriber GB:uan GB:voip
        GD:subscriber GG:premium GG:subscriber GP:free GP:premium GP:subscriber GP:voip GU:subscriber IM:subscriber IT:free IT:personal
        IT:premium IT:shared IT:subscriber IT:voicemail IT:voip JE:subscriber JM:subscriber KN:subscriber KY:premium KY:subscriber
        KZ:subscriber KZ:voip LC:subscriber MA:free MA:premium MA:subscriber MA:voip MF:subscriber MP:subscriber MS:subscriber NO:free
        NO:personal NO:premium NO:shared NO:subscriber NO:uan NO:voicemail NO:voip PR:subscriber RE:free RE:premium RE:shared RE:subscriber
        RE:voip RU:free RU:personal RU:premium RU:subscriber SH:subscriber SH:voip SJ:subscriber SX:subscriber TA:subscriber TC:subscriber
        TC:voip TT:free TT:subscriber TT:voicemail US:free US:personal US:premium US:subscriber VA:subscriber VC:subscriber VC:voip
        VG:subscriber VI:subscriber YT:subscriber YT:voip
        """
    static let countriesText = """
        1 US 1 1 3 772 790
        7 RU 8 791 794 932 943
        20 EG 0 792 944 984 988
        27 ZA 0 792 944 1044 1050
        30 GR - - 944 1117 1125
        31 NL 0 792 944 1186 1203
        32 BE 0 792 944 1228 1229
        33 FR 0 792 944 1248 1249
        34 ES - - 944 1258 1260
        36 HU 06 1262 944 1278 1279
        39 IT - - 944 1414 1431
        40 RO 0 792 944 1447 1449
        41 CH 0 792 944 1474 1477
        43 AT 0 792 944 1586 1602
        44 GB 0 1607 944 1926 1934
        45 DK - - 944 1942 1943
        46 SE 0 792 944 2000 2014
        47 NO - - 944 2088 2089
        48 PL - - 944 2122 2132
        49 DE 0 792 944 2254 2264
        51 PE 0 792 2270 2293 2294
        52 MX - - 2296 2337 2338
        53 CU 0 792 2341 2348 2349
        54 AR 0 792 944 2446 2450
        55 BR 0 792 2457 2493 2497
        56 CL - - 2505 2554 2557
        57 CO 0 2561 2564 2591 2592
        58 VE 0 792 944 2603 2604
        60 MY 0 792 944 2679 2680
        61 AU 0 2684 2697 2816 2826
        62 ID 0 792 2829 2894 2899
        63 PH 0 792 944 2917 2921
        64 NZ 0 792 2924 2961 2964
        65 SG - - 2967 2977 2980
        66 TH 0 792 2983 3008 3012
        81 JP 0 792 3013 3061 3064
        82 KR 0 3068 3075 3143 3155
        84 VN 0 792 944 3188 3189
        86 CN 0 3193 3199 3306 3329
        90 TR 0 792 944 3367 3370
        91 IN 0 792 944 3444 3447
        92 PK 0 792 944 3491 3504
        93 AF 0 792 944 3508 3509
        94 LK 0 792 944 3523 1249
        95 MM 0 792 944 3629 3631
        98 IR 0 792 944 3668 3675
        211 SS 0 792 944 3678 3679
        212 MA 0 792 944 3735 3736
        213 DZ 0 792 944 3748 3749
        216 TN - - 944 3757 3758
        218 LY 0 792 944 3772 3773
        220 GM - - 944 3797 3798
        221 SN - - 944 3807 3809
        222 MR - - 944 3816 3818
        223 ML - - 944 3825 3826
        224 GN - - 944 3837 3838
        225 CI - - 944 3848 3849
        226 BF - - 944 3861 3862
        227 NE - - 944 3877 3878
        228 TG - - 944 3882 3883
        229 BJ - - 944 3886 3887
        230 MU - - 3890 3908 3909
        231 LR 0 792 944 3921 3922
        232 SL 0 792 944 3928 3929
        233 GH 0 792 944 3953 3956
        234 NG 0 792 3958 3978 3980
        235 TD - - 3981 3987 3988
        236 CF - - 944 3993 3997
        237 CM - - 944 4000 4002
        238 CV - - 792 4013 4014
        239 ST - - 944 4018 4019
        240 GQ - - 944 4033 4034
        241 GA - - 944 4039 4040
        242 CG - - 944 4050 4051
        243 CD 0 792 944 4059 4060
        244 AO - - 944 4064 4065
        245 GW - - 944 4069 4070
        246 IO - - 944 4072 2150
        247 AC - - 944 4074 4075
        248 SC - - 4078 4086 4087
        249 SD 0 792 944 4091 3679
        250 RW 0 792 944 4096 4097
        251 ET 0 792 944 4185 4186
        252 SO 0 792 944 4196 4197
        253 DJ - - 944 4199 4200
        254 KE 0 792 2267 4215 4217
        255 TZ 0 792 4220 4227 4228
        256 UG 0 792 4231 4250 4251
        257 BI - - 944 4254 4255
        258 MZ - - 944 4259 4260
        260 ZM 0 792 944 4262 4263
        261 MG 0 792 944 4273 4274
        262 RE 0 792 944 4369 4372
        263 ZW 0 792 944 4398 4399
        264 NA 0 792 944 4426 4427
        265 MW 0 792 944 4431 4432
        266 LS - - 944 4436 4437
        267 BW - - 944 4453 4455
        268 SZ - - 944 4458 4460
        269 KM - - 944 4461 4462
        290 SH - - 944 4477 4478
        291 ER 0 792 944 4482 4483
        297 AW - - 944 4493 4494
        298 FO - 4497 944 4505 2665
        299 GL - - 944 4508 4509
        350 GI - - 944 4519 4520
        351 PT - - 944 4566 4567
        352 LU - 4578 944 4593 4596
        353 IE 0 792 944 4643 4644
        354 IS - - 4647 4683 4684
        355 AL 0 792 944 4701 4702
        356 MT - - 944 4727 4729
        357 CY - - 944 4737 4738
        358 FI 0 792 4744 4823 4826
        359 BG 0 792 944 4835 4836
        370 LT 0 4837 944 4845 4846
        371 LV - - 944 4851 4852
        372 EE - - 944 4880 4882
        373 MD 0 792 944 4891 4892
        374 AM 0 792 944 4911 4912
        375 BY 8 4913 794 4934 4943
        376 AD - - 944 4952 4953
        377 MC 0 792 944 4957 4958
        378 SM - - 944 4967 4970
        380 UA 0 792 944 4980 4981
        381 RS 0 792 944 4995 5001
        382 ME 0 792 944 5020 5021
        383 XK 0 792 944 5025 5026
        385 HR 0 792 944 5038 5040
        386 SI 0 792 5044 5057 5059
        387 BA 0 792 944 5080 5081
        389 MK 0 792 944 5108 5109
        420 CZ - - 944 5127 5128
        421 SK 0 792 944 5143 5144
        423 LI 0 5147 944 5182 5183
        500 FK - - 944 5184 5184
        501 BZ - - 944 5189 5190
        502 GT - - 944 5194 5195
        503 SV - - 944 5217 5221
        504 HN - - 944 5251 5252
        505 NI - - 944 5260 5261
        506 CR - 5265 944 5281 5282
        507 PA - - 944 5324 5326
        508 PM 0 792 944 5334 5335
        509 HT - - 944 5341 5342
        590 GP 0 792 944 5412 5416
        591 BO 0 5418 5419 5440 5443
        592 GY - - 5146 5461 5464
        593 EC 0 792 944 5471 5472
        594 GF 0 792 944 5489 5492
        595 PY 0 792 944 5525 5527
        596 MQ 0 792 944 5545 5548
        597 SR - - 944 5553 5554
        598 UY 0 792 5557 5574 5578
        599 CW - - 944 5635 5636
        670 TL - - 944 5639 5640
        672 NF - - 944 5644 5645
        673 BN - - 944 5647 5648
        674 NR - - 944 5655 5656
        675 PG - - 5660 5669 5670
        676 TO - - 944 5680 5682
        677 SB - - 5684 5691 5692
        678 VU - - 944 5705 5706
        679 FJ - - 5708 5712 5713
        680 PW - - 5715 5723 5724
        681 WF - - 944 5733 5734
        682 CK - - 944 5737 5738
        683 NU - - 944 5742 5744
        685 WS - - 792 5748 5749
        686 KI 0 792 944 5764 5766
        687 NC - - 944 5770 5772
        688 TV - - 944 5773 5774
        689 PF - - 944 5780 5781
        690 TK - - 944 5783 5784
        691 FM - - 944 5800 5801
        692 MH 1 1 3 5809 5810
        800 001 - - - 5811 5812
        808 001 - - - 5813 1232
        850 KP 0 792 5814 5821 5823
        852 HK - - 5826 5903 5905
        853 MO - - 944 5913 5914
        855 KH 0 792 5917 5939 5940
        856 LA 0 792 944 5946 5947
        870 001 - - - 5966 5967
        878 001 - - - 5971 5973
        880 BD 0 792 944 6104 6106
        881 001 - - - 6116 6117
        882 001 - - - 6159 6169
        883 001 - - - 6195 6197
        886 TW 0 792 6200 6251 6252
        888 001 - - - 6255 6256
        960 MV - - 6258 6267 6269
        961 LB 0 792 944 6280 6281
        962 JO 0 792 944 6322 6323
        963 SY 0 792 944 6330 6331
        964 IQ 0 792 944 6338 6339
        965 KW - - 944 6366 6367
        966 SA 0 792 944 6377 6378
        967 YE 0 792 944 6385 6386
        968 OM - - 944 6394 6395
        970 PS 0 792 944 6406 6407
        971 AE 0 792 944 6421 6425
        972 IL 0 792 6428 6468 6470
        973 BH - - 944 6486 6487
        974 QA - - 944 6502 6507
        975 BT - - 944 6511 6512
        976 MN 0 792 5146 6527 6528
        977 NP 0 792 944 6546 6547
        979 001 - - - 6548 6549
        992 TJ - - 794 6560 6561
        993 TM 8 791 794 6571 2318
        994 AZ 0 792 944 6589 6591
        995 GE 0 792 944 6646 6647
        996 KG 0 792 944 6667 6668
        998 UZ - - 944 6723 6724
        """
    static let statesText = """
        A 1a 1a 0a DQ 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a AK 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a 1-35-9i4a 02-9j 03-57-9k6c 1459l6d AI 0-9a
        0-9a 0-9a 0-9a 5a 2a AG 0-9a 0-9a 0-9a 0-9a AH 0-9a 0-9a 0-9a 0-9a 0f2a 1-9b 0-24-9c 0-9d 3-7e 0-4f 2-7g 0g236f4e5d7c8b9a 1-35-9i
        1-8j 1k 23j4c56b7h8a 2m 45n 35o 4p 1-46-9q 5r 7s 0g2f3e4d5c6b7a 1-5u 013v 6w 06x 0y 67z 78aa 89ab 0h1p2g3f4e5d7c8b9a 8ad 0r2l38a
        02-9af 9ag 0af1b2ad3ab89a 2as3aa4w5o6f7d8a AA 0-9a 0-9a 0-9a 0-9a 78a 0-9b 0-57-9c 0-4d AB 0-9a 0-9a 0-9a 0-9a 2a 2j3568i4h7g9a AC
        0-9a 0-9a 0-9a 0-9a 0-9a 2-9r 0-6s7j 1c5b6a 024-6u7-9l 01m2-9v 47-9n6w 7o 1d25w3c4b6a 0134679aa 0ab 0ab1b2a 4ac 1-3ad 2c34ac5b7a
        8af 5-7ag 2af3b9a 2-9z 0-9aa 016ab7ak 3ac7al 1d2c3b5a 3an 2-5am8a 89ap Z 0-9a 0-9a 0-9a 0-9a 6a 1g6i7a 2am3ad4y5s6p7k8i9a
        08dp2bd6a9dh 07di1-46dq Q 0-9a 0-9a 0-9a 0-9a 5a 2b 3b9a 129d 67e 78f 6c7b9a 6-9h 1-4i 3b8a P 0-9a 0-9a 0-9a 0-9a 4a9p 2a7o
        2o4k5h7a M 0-9a 0-9a 0-9a 0-9a 69a N 0-9a 0-9a 0-9a 0-9a 0-48a O 0-9a 0-9a 0-9a 0-9a 01a4g 0m6g8a 0-2i 6a 3-9k 0-9l 0246m 4n 0-689o
        1e28d3c6b7a 4i5g7a 0279fq3fi4ac8a 02469fr3fj DU 0-9a 0-9a 0-9a 0-9a 9a 5b 2b4a 0-3d 0-7e 8f 34g 0d4c6b9a 2i 0-6j 4-69k 2c4b6f9a 69m
        4i6h9a 4o 7a 459q 5i6a 2p3k4g5e7c8a 13gq4a9gi 0gi1gh2gg3gf4cb5ca6aa7z8a 1-57-9gs6gk AL 0-9a 0-9a 0-9a AL0-9hc 0-9a 0-9a 0-9a
        01e2-9a 0a2-9hc 013-79hd 0-24679he DV 0-9a 0-9a 0-9a 0-9a 0-9a 0b 06-8c 49d 7e 0e1d2c4b7a 2g 4h 3b4a 23j 34k 9l 2c4e7b8a 5n 1d5a
        56p 023q 2b4h7m9a 2-57-9s 57t 1b2a7t 8n 8w 9a 2s3p4l5j6g7d8c9a CA 0-9a 0-9a 0-9a 0-9a 2a 23b 4c 6d 2d3c4b6a 1-9f 3g 2b3a 2-6i 0-4j
        1b2a4h 67l 5-79m 6-9n 0o 1d2c4b5a7l 8q 09r 2l3b4a 35-79t 7u 3g4b6h7a 45w 56x 89y 0k1c2b4a8i 4679aa 2-9ab 06-9ac 035-9ad BZ 0-9a
        0-9a 0-9a 0-9a 6a 1j2i3h4g7a9v 2ag3ad4aa5v6s7p8l9a 0ar167ka3js5a 0-3kb4jt 01349kc578ju 056kd2jv 0cl1cb2ca3bz4d5c6b8a 124-9kf3jx
        02-579kg68jy 3-5kh8jz 0245ki178ka AE 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0c 9d 0-49d6b8a 02e 2-46-8e5b9a 023578kv1a 0ko8kw 349kx8kp BG
        0-9a 0-9a 0-9a 0-9a 0-2a 9b 3b6a 89d 6e 2b8a 2-9g 04-9h 0-5i 5-9j 0-49k 8l 3m 0n 0h1g2f35e4d6c7b9a 01p 3-8q 2b3a 68s 3a 4u 5j8a 0i
        1x 0a3m 2w3t4k5h6f7d8c9a 02589md3a4lv 04me 0az1ay2ax3aw4aj5ai6ah7b8a DO 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a 0a1-57-9mo6mg
        0235-8mp49mh 02-9f 02-9f1a 0-46-9h 02-46-9h1c5a 2-46-9c5a 024-9k 034k1f2a5d 1-9m 0a1h2-9m 0-5o 9p 05-9p1k2b4a 2-478k5f6d9a
        0nd125-9p3i4a 0149ne23q 01nf4r8mx 179ng 1-47nh6t 0-5ni7u9na 0256nj147nb8v 0v1u2g3f4e5d6c7b8a AM 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a
        0a1-35-9nt4nl 024-9nu3nm AJ 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a 03689od2a 016oe3b9nw DI 0-9a 0-9a 0-9a 0-9a 129a 1-79b 6c 3c4b6a
        0-9e 0-9a 1-3g 34a DJ 0-9a 0-9a 0-9a 0-9a 01a2n 1a 0p 6d 4m5b6a 2o3m4k7d9a 0156pd7ov9a BX 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a
        01679pm8a CK 0-9a 0-9a 0-9a 0-9a 9a 1-6b 4b9a 0-3d 1a9c 3c4a 0-279py4a CJ 0-9a 0-9a 0-9a 0-9a 3-7a 6b 4-8c 3c5b8a 1-38e 2a 3g 348h
        3b8a 2j 5k 8l 3c5b8a 4n 0o 6b7a8f 3589q 8a 3-9g 9t 8a 2r3p4m5i6f7d8c9a BN 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0c 39d 349e 5f 26g
        0e3d4c5b6a 6i 1-9j 02-9k 0i5c7b8a 2-5m 8n 5i6b8a 2-578p 24-9q 34r 235-9s 3d4c5b7f8a 7u 0167v 45w 7-9x 0479d2c3b8a 478z 2-57-9m6a
        29ab 79ac 1279ad 16-9ae 2d6c7b8h9a 2ae3y4u5r6m7h8f9a 0am1a2se8sm R 0-9a 0-9a 0-9a 0-9a 8a 2468b 246c 4c5b7a 2e 3f 4g 5h 7i 19j
        2f3e4d5c7b8j9a 13l 0m 3b7a8i 2k6d7a 0-269th3sz4a 0eo1en2ee3ed4de5cv6cj7v8a 1-46-8tj59tb 2-9tk DG 0-9a 0-9a 0-9a 0-9a 02a 0-9b 2-8c
        034679d 056e 1e28d4c5b9a 5a 04-8tx1a 0-2478ty 0378tz2tr CD 0-9a 0-9a 0-9a 0-9a 4a 4-7b 3b8a 8c 0e 0-9f 0-24-9g 3c56b8a 89i 0-2j
        1b2f7a8j 8l 3a 2-9n 0-3o 1b2j3a5d 2q 1a 2p3o4k5h6f7c8a 3uq47uy8a AS 0-9a 0-9a 0-9a 0-9a 5a 56b 5-7c 2-589c6b7a 1b 01f 0-25-9g 2b4a
        0-4i 0a 1-8k 1a 1-6m 0a 2k3j4g5e6c7a 02359vt7a 0-59vu8vm DS 0-9a 0-9a 0-9a 0-9a 6a 6a 6-9c 0-9d 0-6e 6c7b8a 0-58g 0-8h 3b59a8e DT
        0-9a 0-9a 0-9a 0-9a 0-2a 0-4p 5q 0-2r 3s 1e2q3d5c7b9a 8u 3a 0w 4x 2b8a 2x3t4q5f6d7a CT 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-9a
        02xa156xi4i7a 0cz1cy2cl3ck4cj5bk6ap7ao8a AT 0-9a 0-9a 0-9a 0-9a 0-9a 4a DN 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 1h2-9a 0-9j AU 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 01h2-9a 0j1-68yi7ya9a 02-8yj9yb 0168yk5yc9c 2-9n 0-2589ym3a 03578yn4b9f 046-9yo5c DL 0-9a 0-9a 0-9a 0-9a 1a
        5-9b 0-9c 0-2d 0d1c235-9b4a 0-9c 0-6g 3a6-9e 7-9i DM 0-9a 0-9a 0-9a 0-9a 02-8o9a 0g1a2-9m 1-9q 02-9r 0b1a2-9p DK 0-9a 0-9a 0-9a
        0-9a 0a 124z 0b2a 2w3v4t6l7i8a BY 0-9a 0-9a 0-9a 0-9a 9a 6b 2b3a 2d 0a 015-9f 0g 89h 6c7b8a 6-8j 5-7k 5b6a 0-9m 6a 02-7o 6a
        2n3l4h5e6c7a 02-5aas6bg7aak8w9a 1-9kk 013-9kl 0b13-9kl2a 0c1-9km 0kp 1-3579kp6a 0235-9kq 089kr 06ks 2-9kt 0-25-9ku 04kv 4-9kw
        0h1g23kw4f5e6d7c8b9a 02-9ky 0a1-9ky 0237-9la 0q1a2-8la9c 2p348la5o6e7c9a 028abm39abe6a7ca 8cb 0cf1ce2cd3cb4ca5bz6v7b8a DP 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 2-9a 0a1346-9abx25abp 0589aby 0146-8abz9dr 01357-9aca2abs 12469acb 0-3589acc 2-57-9ace 04-69ace3a
        0h1abv2g3f4e5d7c8a 2uo3rb4pa5nv6hx7dw8r9a I 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a I0-9h 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        24-9h3a 8adk 0adl 1a 8a DC 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 12a 6b 1-35-79c 1-3d 5e 1-58f 0145g 0g3f4e5d6c8b9a 1i 1356j 13467k
        1-5l 1-7m 1-689n 0f1e2d7c8b9a CB 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-25-8a 0-3d 9e 3f 23f4c5b6a 0-79h 23h4a5d 23i5e 0-35-9k
        2k3d4a5g 013-9m 1-9n 7o 24o3c5b9a 0-7q 2q3d4a5m 19s 1t 2-4t5b6a 2u 1-46-9w 0-5x 27x3b4a5t 0s1q2p3n4j5h6e7d8a 46-9aa 3469ab 23ab4b5a
        0679ad 6ae 12679af 2af3c4b5a 139ah 2-4ah5a 1-35-9aj 2aj3a5af 0-8al 23al4a5ah6s 0-4an 2an3aa4a5aj 0ap 279aq 2379aq4b5a 23ar4ao5an
        124578at 2at3a5ap 1s2o3m4k5i6g7d8c9a 7au CC 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 1a 0-4be 15-8bf 5bg 0bg1aj2n4m5d6c7b8a CZ 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a DB 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a DA 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 04q39i8a 0-9r 0-9a 0-9a 8a
        0a1-8di 01dj 13-6dk 0-8dl 15-7dm 0-35-79dn 1-37-9do 0l1g2f3e4d5c6b7a 0-9dq 5du 0-7dv 0-49dw 04-9dx 0d124579dx3c6b8a 0a1-9dx 0a1-9dx
        0-24-9h3a 3dr4dk7au8j9a I0-9fa 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 3479fe8a 0ev 23fj I0-9fq I0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        0-9a 0-2fq3i5a 05-8fs 0-9j 0-9a 0-9a 0-9a 0-9a 0-9a 05fz7a 24-689ga B 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a 0a2468gk F 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0a 0a235-7gu 1ad2gu3gv4ac5v6u8k9a 0-9af 0-9y 0-9a 1c246gy3gz5b89a 12hb 0-8hb9a 0hg 0a 3a 3a 2d 0a 3a
        0d1-378hj4a 1-69hk 0-2hm 7j 8a 0a 0d1346-8hp2a I0-9bf I0-9a 0-9a 0-9a 0-9a H 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a J J0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 0i1a2-9as L 0-9a 0-9a 0-9a 0-9a 0-9a 0-589b67iu 0-79b8a 0-79d8iw 0-46-9d5a 0-4f5-9iy 0-79f8a 0ja1-9h 02-9h1a 0-9i
        0h1f2d3b4-9a 0bs1-4ag5jb6q7a 0-2bj 1bb2at3as467jc5an8b9a I0-9am 0-9a 0-9a 0-9a 0-9a 1-79ji8a 1-46-9jl 1-8jm 1-7jn 1-4jo 1-5jp 1-9jq
        2f36e4d5c7b89a 1-57js 1-3jt 13ju 124-6jv 1-79jw 1jw2e35d4c7j8b9a 13-5jy 1-578jz 1jz2n3l4b6a9k 124kb 1-6kc 1kc29o3n4b5a 1245ke
        13-9kf 14kg 1kg269e3c4t5b7a8r 135ki 125-7kj 1kj2u3h4w5r6b9a 1kk2v34w9s 1kk2u3o4l5i6e7b8a 0-9bj 0-9a 0-9a 0a 0a 0a 5a 0a 0a 57-9kv
        8a9kv E 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a B0-9ef B0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9co 0b16a 2b 5c 0d 0d1c27b5a
        19ed 0a4lw 2am5ad6ab7r8c9a 0dv 5a 0a 0a 0mc 0-9eh 0-9a 269me5d7c8a 13-578mi 035df16-8av 0346dg259aw 03568dh124ax 0356di17-9ay
        0358dj124679az 458dk 1f2e3d4c5b7bb8a 0a 124-8mr 24ms 0-467mt 035mt1l4d6c7b8a 2-46-9mv 125mw 479mx 0346mx2c5b9a 3-8mz 01na
        03568na1b2a4co 1-368nc 58nd 15-8ne 23579nf 0356nf1d7c8b9a 1-57-9nh 13-8ni 126nj 0-3578nk 0358nk19cu2d4c6b7a D 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 1-58nt6a B0-9bl 0-9a 0-9a 0-9a 0-9a 0a 0-9cl 0-9a 0-9a 0-9a 0-9ee 0f478b5a F0-9gu F0-9a F0-9a 0-9a 0-9a 0-9a 0-9a
        069a 0a1j7bk 1av2ar3ao4aj5ae6v7oo8j9a I0-9on 0-9a 0-9a 0-9a 0-9a 0-8ow 02-9ow1a 0-9gg 0-9a 0-9a 0-9a 0-9a 0-9a 0-9gi 0-9a 0-9a
        1l24-7pf3j8d9a 0-69pi 2-8pj 23pk5-9pj 013-57-9pl 0-57hv 04-7hw 4hx 04-69hy 0579hz 2e3d4c6b7a 578aq 014-8ar 25as 15-8at 8au 05av 0aw
        06-8ax9gy 0h1g2f3e4d5c6b7a9ax 0j1qb8a 1-9iv 0a2-8qe 0a1-79qe 0im2-4qf 1x23w4v5qf6u7e8b9a 1-35-9qg4ii 013-9qi 0-57-9qi6a 1-9qj
        1-35-9ql 0-8ql9a 589qn 0-24-8qn3ar9a 3-9qo 0-5jh6-9bm 01ho2-9iy 0156hp2-47-9iz 0-36-9jc 0a1-9jc 0-57-9jc6a 024ht 0-35-9je4hu
        0h1g2f3c4b569je8a 0-9bt 13qy2q4p5n6l7k8b9a 1-9qz 0rc 0a 1bz 0ez1-48re 0jx367jn 0a1356rg28bk47gq 0jz12if 0a1356ri28bm47gs
        4g5f6ri7e8c9a 1rk 4i5a6-9rk 6avm 0a 0ro1cj2-9rp 01rp2-7rq8cl 0ki24-9rr 0rr2-79rs I0-9kq 0-9a 0-9a 0-9a 0-9a 013-8sa29a 0a1-9sa
        2369sa8a 0sa2-9sb 0kt2-57-9sc 01kk2-69sd 1sd2o3n4m5l6d7c8b9a 1489se235-7kg BT BT0-9a BT0-9a BT0-9a BT0-9a BT0-9a 0-9a 0-9a 0-9a
        1-5b 1c 1-4d 1356e 2-57f 0159f27e3d4c6b8a 0-9g 12i 1-6j 2-59k 1-7l 0159l2i3d48c6b7a 1-9n 245o 0159o23b4a6n7l8m 2-6q 1-79r 4-6s
        1-578t 3-8u 0159u2t3e4d6c7b8a DR DR0-9a DR0-9a DR0-9a DR0-9a DR0-9a 0-9a 0-79ae8a 0-8ae9a 0-57-9ae6a 2-46ag 13569ah 13-6ai 1-59aj
        0159aj2ab3y4d6c7b8a 3-578al BT0-9ao 0-9a 0-9a 1a2356ap BR 0-9a 0-9a 0-9a 0-9a 0-9a 1-5aw8a 0159aw2l3h68av7a 1-8ay
        0159ay238ax4aq6a7ap 1at2as3an4ak5ae6u7p8c9a 0-9f 4a 346b BQ 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 8a 9c 4l6k7b9a 0-9bw 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a BU BU0-9a BT0-9a BT0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9co 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 1s2-8h9a 3t BV
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 5a BP 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a3d BS 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 08a17d 04by8bp
        0-4bz5-9bx 0-4ca5-9br 2ca3c4b5a9bs 0m4e9a 0bv1bh3ag4af5v8a I0-9nf 0-9a 0-9a 0-9a 0-9a 0-9a 0-9hn 0-8a9pt 3xr 5xs I0-9ri 0-9a 0-9a
        0-9a 0-9a 0-9a 0k1kv3i4h5g7kw8a 0-8yc9xv 0-8ye9xx 0-9a 1c3-6a 1xy3-6yf7jb 0yi 013-9yi2a 0-3yj 03-8yk 0-39yl 0d1c2-7yl8b9a
        0re1pk578jj 0a 0136qw 0a 2l3k7e8c9a 0yr 23yk78yr9a 12467yt 1-4yu 134yv 18js256yw 1289yx 0248kg 1-35-9yz4a 0rs 0248pz K 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a 8nj 0n1zo4m6b7a 016rx 0a1zq 2x3w4v5u6t7r8c9a 0-9zj 0-9a 2-79zt8a 1aab I0-9bl I0-9a 0-9a 0-9a
        0-9a 1f2-9a 467bn 13-8bo 2357bp 1-46-8bq 1-8br 124-7bs 1458bt 1g2f5e6d7c8b9a 0-9n 0-9a 0-9a 1-578by6a 23568bz 5-7ca 1378cb 1-38cc
        3-68cd 1f3e4d5c6b8a 02-9cg 5a 3j 1368ci 2457cj 2s3d6c7b8a L0-9ro L0-9a L0-9a L0-9a L0-9a L0-9a L0-9a L0-9a 0-9a 0-9a 1-9a 2y7b
        357cx 147cy 12578cz 37da 0-9g 0g1f2ak3e4d5c6b79a 3dd 1-47de 3-5dg 135-7dg8a 013-9dh2aj 1e2d4b57-9dh6a 0-9u 0-9a 0-9a 0-9a 0-9a 0-9a
        0a1-8dp 2as5dq 13478dr 68ds 16-8dt 1-6du 0g 45dw 2h3g4f5e6d7c8b9a B0-9ns 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a H0-9tz H0-9a H0-9a H0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a H0-9h 0-9a 0-9a 0-9a 0-9a 0-9a 01h8a F0-9oe 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 2-68a 0aa1p2i69a 01c
        019d 0b3a 1cx2cp3cf4bz5bh6bb7am8d9a I0-9dc 0-9a 0-9a 0-9a 0-9fo 0-9cs 0-9a 0fs2xk3467aek5cm8xs9og 0-24-9c3a 0-9di 0-9ub 0-9a 0-9a
        0-9oh 0-9a 1l2k367i4g5f8c9a 2aee 0a 0a 8a 0biu1a BD 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-5c 3a 0-58c7a 7-9f 9a 0g 0-5g6b7a 0-26-9h 01j
        0-4j5a 0-49k 3i4e5d6b78a BD0-9s 0-9a 0-9a 0-9a 05-9s1-4a 0-57-9s6a 01u2-9c 0-689u7a 025-79u4c8a 0-3w 0-7w8a 3-9x 3-79y 1-689z
        08ac1-79k 0-46-9ac5a 0235-9ac4a 0-47-9ad 0-9o 09ah1-8p 07-9ai1-6q 01457-9ai2c3b6a 013-57-9ai6a 02-9aj 0-4u5-9am 016-9an2-5v
        014-9an2b3a 019ap2-8x 0-47-9y56aq 0-26-9ar3-5z 013-69ar2c7b8a 0-69ar7e8a 0x1v2u3t4s5p6o7j8i9a 0-9at 0-8au 02-579av 0-46-9aw
        0-79ay8l 014-9ba23ai 0-689ba7a 0-26-9ba3c4a 1-35-79bb 04-9am1-3be 0-689be7a 0157-9ao2-46bg 0-35-9bg4a 0-37-9bg4c6a 2-578bh
        0o1n25y3m4l6h7g8b9a 089bl1-7at 0-35-9bl4a 035-9bl4a 013-79bn2n8ah 0a2-57-9bn 02-69bo 0az1-9br 01689bs2-57ba 0-2489bs3b5a6al7ad
        0-35-9bt4c 0b1a2-79bt 013-9bw2be 0-46-9bw5a BI 0-9a 0-9a 0-9a 0-9a 0-9a 25-9a 04-9cf1-3bn 0-689cf7a 0j1c2-579cf8a 0-79cg
        0v137an2t4s5am6n8b9a 1-35-9ci 018cl2-79bt 0-2457-9cl3a6bf 0-57-9cm6bg 025689cm4b7a BW 0-9a 0-9a 0-9a 0-9a 0-9a 0-24-8a 015689cu4a
        03-9cv 06-9cg1-5cy 0-57-9cy6a 0-57-9da6ci 0-79da8a 013-57-9da2c6a 0-35-9db 0-468dc 0-57-9dd 0v1bk2r3j4bu5i6d7c8b9a 0-38dh4-79cp
        0-35689dh4cb7a 03489dh6a BO 0-9a 0-9a 0-9a 0a 3a 0-9c 0-9a 2c5-8a 0-489dt5-7db 0-46-9dt5a 0-3568dt4c9a 0-25-9dv34cp 01346-9dv5a
        0-35-9dy4dg 02-9dz1dh 013-57-9dz2b6a 1-46dz7a 08dk1-79ec 0-589ed67dl 0-489ed5b6a7f 0-6ed9a 13-9ee 013-9ef 0-46-9eh5cv 0-248eh5a7ch
        0aa1co2o3m4i5e6d7cn8c9a 0246-9ej 02em13-9du 0-7dv89en 0-589en6b7a 0-57-9en6a 0236-8eo 013-9eq2dk 035-9eq4a 0-3eb4-9et
        019et2a3-68bx7at 0a1-46-9et 0-79ev8dp 013-79ev8a 024-9ew 0n2j3i4g5d6b7av8a9dn 35-9ey 0-47-9fa56du 1-589fa7a 014-8fd239el
        0-4679fd5dq8a 02-58fd7a 0-578fe 124-9ff 2-69fg 01679fj2-58er 0-24-9fj3a 0235-9fj4a 02569fk 0m2k3h4g5f6e7dr8b9a 0-46-9fo5ew
        0-579fo6eh8a 0a2-489fo5y 02-689fp 0-24-9fs3fa 0-79fs8a 1-47-9fs5a 0-57-9fu6en 01fe2-9fw 013-79fw2a8ax 2-578fw6c9a 0-579fx
        014-9fz2h3fh 247-9fz3a 0-24578ga 0-57-9gc6bd 2-47gc5a 0o18ej2n3k4g5f6d7c9a 1fs2el3dv4cw5bz6av7ag8s9a 013478el 0189em 017en 0-46-9eo
        0-2ep 0e3d4c8b9a BE 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0347a BF 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 5k6a BB 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9fu 0-57-9hq6cz 0-689hq7a 0-46-9fx5a 0-9dz 0-8ht9a 0-9de 0-35-9hv4a 0c13-9gc2a BA 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0-28a 06dq 0-4689dq5a 356d4a 4e 4g 01347g6a 49h 2j 0-369j5a 7k 14l 139m 0m2j3i4g5f6d7c8b9a 01it378ez 0a1-9it 0-9fs
        02-9iv1a 0-689iw7ad 0d1-7hd8b9a 0-8iy9d 014-9hf2af3a 028jb17fy 02-9jb1a 024-9hi1a3f 0ap1-3ao4al5ag6l7f8d9a AZ AZ0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a AZ0-9e 02-9e1a 02-9e1a 02-9e1a 02-9e1a 0-9l 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0h8a BC 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        BC0-9f 0-9a 0-35-9f4a 0-57-9f6a 0-35-9f4a 2-4f5a 0-3g 0p4b7a 0-9i BH 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 01a2-49r 01j8a
        1du2do3de5cu7av8l9a I0-9aki 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 1ajk23579arh8a 1-9arm 0-59a6-8arm 0-689b 0-9c 0-69d78arp 0akh126-9e
        0ajy1-47-9f6arr 2f3e457d6c8b9a 2-9ars 1-8acq 0-35akw 0-4akx 0-25-9aky 13-6akz 0e136ali2d4c5b7a89akz 0-7alb 0136-8alc 0138ald245rp
        018ale 01alf 0-57alg 0adg136alp2f4e5d7c8b9a 0-25ali 056alj 0-2alk 0-3all 023alm 0p1alm2e356alv4d7c8b9a 013-8alo 0135alp 14-79alq
        0-246-9alr 0156als 0-689alt 0246amc1f3e5d7c8b9a 0-6alv 0-5alw 0-68alx 03-5aly 013alz 0-79ama 0f15e2d3ad4ama6c7b8a9v 1-3amc
        02-57amd9alj 0-37ame 0-2amf3-68sr 0247amg 0-356amh 03amq1f2ak4e5d6w7c8b9a 02-9aep 1-8ahe 0-7akh 023689atk4c5b7a 1-8adz 0a1-9amx
        02-5amp9b 0-3amq4c 0135-8amr F0-9amc 0-9a 0-9a 0-9a 0-9a 1-59a 0j1aa2amx3i4h5ba68as7g9a 1ay2ar3al4ae5x6q7m8ang9a I0-9aeh I0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9g 0-9a 0-9a 0-9a 0-9a 0-9a 1348anu2g5amn6a7auk9aei CQ 0-9a 0-9a 0-9a 235-9a CP 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        1-4a 1-3578b 0-57-9e 0-24-9e3a 016-8e5a 1-35-7f 1-46-9g DF 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-8o9a CL 0-9a 0-9a 0-9a 0-9a 0-9a 01a CO
        0-9a 0-9a 0-9a 0-6a7-9ai 0-9aj 0-9c 0c1b2-8a CR 0-9a 0-9a 0-9a 0-9a 0-9a 0-9i 0h23b5a CN 0-9a 0-9a 0-9a 0-9a 0-9a 09a CS 0-9a 0-9a
        0-9a 0-9a 0-9a 0-5a CM 0-9a 0-9a 0-9a 0-9a 0-9a 0a 0al1v2o5h8a 0-9bi 0bq2bi3bh4be5bd6bc7au8b9a 0axl2-9axi I0-9axp 0-9a 0-9a 0-9a
        0-8axp9a 02-9axp1a 2-8a 013-5axs 1a2axs3fg 1a2-69d 0axv2-4e9aio 1-468f57axu 0137axv24-689g D0-9ajk D0-9a D0-9a 0-9a 0-9a 0-9a 0-9a
        069ayd1-3578o4a 01346-8aqm 0a14-7q2389ayf 0-9aly 0-9a 0-9a 0-9a 0-9a 0-9a 0a1apk4ajj 0a1-79y8ayn 145z 1z2w3v4u5t6l7j8b9a 0-9ad 0-9a
        0-9a I0-9aj 0-9a 0-9a 0-9a 0-9a 0-9a 13-579g2a6aix8gq 1-6apy7-9ari 7a8aqb I0-9yy 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a1-9azk 0a1-9azk
        0-24-9azm3c 02-9azm1a 0-46-9azp5f 0-46-9azp5a 0-9a 0zf 3azs 0b1ahq3a 0c1ahr 0-8azw9m 0-8azw9a 0-9a 0-24-9azz3p 0-24-9azz3a 0-9a
        0568p1n2k3h4g7d9a K0-9zy I0-9a I0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-24-9atl3a 02-9atl1a 0-46-9atn5c 0-46-9atn5a 0-8atp9e 0-8atp9a
        D0-9bq D0-9a D0-9a D0-9a D0-9a D0-9a 0-9a D0-9b 0-9a 0n2l3j4c89a 0-24-9aua3p 015p2-4n69a78l H0-9wu 0-9a 0-9a 0-9a 0-9a 0-9a J0-9asd
        J0-9a J0-9a J0-9a J0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9amn 0l1b2-9a 3br5as6u7s8a 1-689wq 0-9wr 0-8ws 1-7wt 0-7wu 0e1-3569d4c7b8a
        I0-9wz 0-9a 0-9a 0-9a 0-9ade 013-9apa2a 0-79xc 1-8xd 0e2c3569m4b7k8a 02-9xf 0-6xg 024-9ady13aaz 0bcr1aba2-689adz7avr 0bcs1-8abb9avs
        0avt1-8abc9bct 089avu1-7aec 0aec15abd2e3d4c6b7a 0n1h2-48v5g6u7k9a 2-8xo 0a124-6x38w79u 1-9xq 0l1-358z47y6a9r 0aqq2-8xs 0-5xt
        013-7xu 0c1e27aa3ad4-6ac8b9a B0-9zm 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a2-9ye 0-46-9yf 013-9yg 0-24-6yh 0d1af2aq3c4ab5b6ae7ap8a9ai
        135avv9avu 0a6-9yk 0-467yl 0b1-4au589ar6at7a 1ax2ar3ai4z5x6v7r8e9a 0-9aw 0-9ap 024-9acj13acv 0axb1acw2-689ack7axj 0axc1-8acx9axk
        0axl1-8acy9axd 089axm1-7acn 015acz2e3d4c6b7a8axe9axm 0-8aw9a 1ax2579i368h4a 124axu 7axv 0axw 1c7b9a 9a 0bdv1a 02-68bek 0-8bek9a
        0-8bem 12bem34a 14b236ben 7bep 1-7bep8a 3bes 7a 5bet 1b246bet3h5a 0axm1avs24asq5axc 05689bex 0a 06-9bez 6-9bfa 9bfb 0c1b2a 0569bfd
        0bfe 0b56a 0j1h2-4bfe6d7a 1u4s5r6p7l8a9bfd 14-8bff9bfe 09cjg 0a 01bfi 1-35-8bfj 13-9bfk 1-689bfl 1-578bfm 467bfn 0f2bfn3e4d7c8b9a
        1-79bfp 1-8bfq 1-5bfr 0asx1c2458aoi3bfr7b9a 1-57-9bft 1-35-9bfu 2-689bfv 1c267aom3f45bfv8b9a 0ats 8bfy 0b56bfy8a9j 2-68bga
        1-36-9bgb 0-57-9bgc 1-7bgd 67bge 4-8bgf 1f2-4aow5e6d7c8b9a 17bgh 1346aoy27bgh5x8axx9a 13-689bgj 1-6bgk 124-6bgl 1246-9bgm 0-378bgn
        8azf 12479bgp 0azg1bgp2g3f4e6d7c8b9a 346-9bgr 2-46-8bgs 1348bgt 12bgu 0azb1d2aha3c5b69bgu7a8ae 2ah3ad4z5w6p7n8f9a 2-9bgv 9cky 1a 1a
        1-4bad 1bhd23ban 1257baf36bhe89bao 2-4bhf 0azw25bhf7auo 0a7ah 2f3e4d5bhh6c7bai8a 27baj34bas56bhi8bhg 0-8bhj 1a 4-6bhn 2a45bhn
        2-6bho 4bhq 45bhr 1b3467e59a 3-6bhs 156g23d4c 3-6bhv 2e45i7a 2-6bhx 145h2a6-8k 1-4i 2-7bia 1d356k4a 1o267l 0o1n2k3j4i5g6e7d8b9a
        2d4bid 47r6o 0i3f4k5s6o 13-8q 25u3r4q6m 25v346-8s 4bij 45bik 2q3-5v6y 0i1h2g3f4e5d6c7b9a 35w48aa7n 7a9e 2p46z5ac 3-6biq78aa 2-8bis
        1568ac7a 0j1asj2d36i4c5a 0j 1aa2ae3af 4-6biw 0x1457-9ah26ag3ac 1356ai2al4ah 08aj2ac45biz6ai 23ak4i 23al4ag6j 2al4-6bjc 2an3ag45bjd
        0i1h2g3f4e5d6c7b8a9al 2ac3s4q6l8k9a 7ap9aj 2578au 2b6y8a 0-24-9aw 3-6bjk78ax 2aq457ay6al 4-6bjm8az 035-9ba2aq4as 16ar2bb
        27x3bc4bjp9ap 136-8bd2aq 0h1ath2u3g4f5e6d7c8b9a 2-9bjs 124bg5ay 23bh4-6bju7az 1av2689bi3ay47ba 23bj4az 1bc2-6bk 23bl4-6bjy
        1g2f3e4d6c7b8a 2ap4aq 46bkc 15a6bp8bf 15bq 14br5bj 13bs 17bj468bt5ao 2bm3-5bu7ap 1g26bv 069ay1g2f3e4d5c7b8a 2-7bkk 1j5bq67by
        278bz4-6bkm 16l3-5ca 1-378cb5aw9m 2-6bkp7cc8ax 3-68bkq7cd 12p4ce 0bh1h2g3f4e5ah6d7c8b9a 3ak4ab5t6s7j8a 04579bda 05bku 0b7a 0-9lk 0a
        0avu 0b1a 1cp2av3h 1cq2aw3i6f8b9a 1blb 0-9bde 0-9blc 1c236bld8b9a 245cpg 1-35cph 13cpi 5cpj 1d2c3cpj4b56a9dl 0a 0a 2-57bln9blm 1-9a
        12478b H0-9bct 0-9a 0-9a 0-9a 0-9a 0-9a 0a3azf 0a1-578j 0bcy 0bcy2a H0-9bmg 0-9a 0-9a 0-9a 0-9a 0a1-9bmg 2-5bmg7a9bmf 4bdh
        2-57bmi6a9bmh 0j124-79v3c8a 0-9axd 0-9a 0-9a 0-9a 0-9a 0-9a 0a 0a13-5ad 13-579ae 0nh 0a1-9ag 0e1-9ah 16ah2ag3y4m5e7d8b9a 0-9uo
        0-46-9bgh5bfz 0-46-9bfc5a 1267aw34c5a89azv 0-69bmp 02-5bmq 13-58bmr 9bms 0167bmt 018bmu 1f2e5d6c7b8a 0bmw1a 0ani 3a 2a 6hk 2bnq
        0-6bns 2a 6c8a 1e9a 05-9bnw 0-35-9bnw4a 1-9bnx 0-24-9bny 0346-9bny1c2b5a 0hv 24bnz3b5aor6a 59boc 6a 4a 1k2boc3d6a 2-5bod
        1-35boe4ayz 1-3578bof I0-9akk 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a 0a13-57boo 1-35bop 0bhi1-9bor 0a1-9bor 0-2bou 0a 02-9box 0a1-9box
        0-57-9box6a 05-9bpa 02-79bpa1a 0-8bpa9a 0235-9bpc4ae 0-46-9bpe 0-79bpe8a 03-9bpe1c2a 1k2458bpe3h6e7beo9a 1at2ac3ab4aa5z6q7p8n9a
        3axd 2a 1a2-57-9bph6bcd 4ctj 14a5awx A3579ctl4a 0a 4c579ctn 0a 0a 0big 01bhy 78bhz 0b4a 8d9a 0-5bpv 0-3bpw4bfg 0-5bqb 0bqb1a 5-9bqc
        0b2a3-9bqc 0-24-9bqc3a 0aya3a 0h1bqc2g3a5ju7aql 6bqf 0bqk 0-4bqk5a 0-4bqk5a 0-4bqk5a 0a1-9bqk 1a24-7fs8bfu 0a 1bit 8bqo 0a 0c4a
        1v3m4l6e9a 1em39bqp4m6bdn 2bqs 457-9bqt 1b3a467bqt58azk9jj 24-8bqv 246bqw 0arf1b2a 0bqy1bbu 0a 0ari 0aj 2h4e5c6b8al9a 24brb59bdz68c
        0-6brg 016-9brh 23568brh4b7a9lv 5-9brj 0a1-9brj 0-79brl 02-4brm 02-5brn 0-4brn5c6b8a 689brq 8a 8a 1-5brq6h7d8a 0arq1-9brs
        235-9brt4cu 1brv 0-4bid 125bif 1big 01bih 01589bii 014bij 02bik 0f17bik2e3d4c5b6a 6h8a 0-6bin 2a 8bio 3b7a 3n4e6a9bsh I0-9bkw 0-9a
        0-9a 0-9a 0-9a 0-9a 0a1-9bsq 0a1-9bsq 23bss 0-4bsu 06bsu7a 6bsv 4a7-9bsw 01bsx27d 0asv1f236bsx4d5b7aq8a9nl
        0aq1ag2bsx37af4ae5p6h8a9bkz 0-36-9bsz 0-368bta 0-278btb 0-24-8btc 1246-9btd 0-57bte 2f3e4d5c6bfl7b8bte9a 01bti 0-689bti7a
        1-35689btj 2b3-79btj8a 0-589btl 0-489btm 2b3468btm5a7aba9u 2-9bto 1357-9btp 0-35-9btq 015-8btr 2d3c46btr5bl7b8ny9a 03-68btt
        2579btt3a4oh6bk8d 2-5btv 2-589btw 2-578btx 24kf3c5kx6b7a89j 57btz 3bua 0b1a25-7bua3489oo 1ac3v4r5o6j7h8d9a 1bmc3bua4-9bub 12cyc 3a
        8a 0cyf1a 14-689cyg 1a 0a 0cyg 14a 4b 17c 6d 47e 8f 1f3e4d56c7b8a 4a 0j1a V 0-9a V0-9a 0-9a 0-9a 0-9a V0-9a 0-9a 0-9a 0-9h 0b1-9a
        0-9b 0-4i5-9k 0-46-9d5a 0d1-35-9c4a X 0-9a 0-9a 0-9a 0-9a 0458a 458b 1b23a 0-9d 1a 5c7a T T0-9a T0-9a T0-9a T0-9a 0-9a 0-9a 3a S
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a2d 0a U 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-26a 0a 3al4aa6s8j9a W 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        0-8b 0d 02-9d1a 0135-9e 0-26-9e3d4b5a 0-578g9d 1-9h 0-35-9i 0-3589i4c6b7a 047-9k 0-24-9l 01n 02-8n9a 0-36-9p 0-24-9p3a 0-3r 0-4s
        0-47-9s5b6a 0-36s4i5h7f8d9a 013-57-9t2s AR 0-9a 0-9a 0-9a AN 0-9a 0-9a 0-9a 03-9ag1e2a 0f1b2-9ah 0-8ai9g 0d1-9aj 0-7ak8i9e
        0e12479ak3d5c6b8a 0-69am7k8g 0-589an6l 0-47-9ao5m6i 0235689ao1c4b7a 0-79aq 13579ar 14-9as2q3m 0-46-9at5r 89au 0-4av
        0f18e2d3c4-6av7b9a 0l1h2a34av 1a5av 0-9t 0-9y 0135-9ba2b4a 0-24-9bc3w 0a1-9bc 0-79be8ac 0-46-9be5a 0-58be6e7c9a 02-9be1a
        5j6bd78be9a 1bn2ba3aw4am7al8a I0-9zo I0-9a I0-9a I0-9a 0-9a 0-9a 0-9a 0-24-9bpi3bqv 0-79b8a 1a2-478bzq 89dds 0a 0a B0-9vu 0-9a 0-9a
        0-9a 0-9a 0-9a 3a 0a 8a 3bsv 0a 8a 1d7a 0a 7bnu 5bot7a 0-35-9btn4aif 0bty1-9btp 0a1-9btp 02-46-9btp1c5a 1-4bkn 0-8bko 1-6bkp 1-8bkq
        1e2buc35d4bsv6c7b8bkq9a 1-68bks 1-3bkt 1-3568bku 0-469bkv 1bkw25f3d4c6b7a8bkv 1-589bkx 01347-9bky 0-36-8bkz 0-24-68bla 3blb
        1-378blc 1-5bld 134ble 1245blf 0i1h2g3f4e5d6c7b8a 1-35-9blh 25-8bli 124-9blj 1-3589blk 1-46bll 1e2d3c4b5a6v 0-8blo9bll 1-69blo
        1b25blo3a4z 2blq 1-9blr 0-36-9bls 0c125b36bls4ac7a 1bmt 0bpj4bpg7a9bue 0a1-35-9bdh 12blx 013-8bly 0-479blz 125-8bma 23679bmb 159bmc
        01346bmd 0g1f2e5d6c7b8a 0ay1aw2an3ai4y5s6p7l8i9a 0-9axd 0-9a 0ccj1-9a 0a 0a1zh236bmg4579bdv8awy 0bpx 0a 8a 0-29cct3-8ccj 2-6ccr
        2-58ccs 24578cct 37ccu 013-9ccx2bvx 013-9ccy2bvz 0135-9ccy2b4a 5-8ccy 1e2-7ccz8b9a 5-9cda 0-24-9cdb 135-9cdc 0c1b235-7cdc4akk8a9blt
        1o2n3wd4akl5m6l7k8e9a 0bvi 0a 8a 1a2cda3-7cdh8bvl9cdg 6dhi 0dhk1a 0a 0-9bvt 13-57-9a 0-46-9bwp5bwy 0289bvr1bwy4bei6bwq7a 2-79cdr
        08bwc 0bwd 6bwe 7bwf F0-9aeo 0-9a 0-9a 0-9a 0-79aeo8a 0i3h6g7f8a 0a 235-9ced 0bry2-57-9cee 0-9abt 0-9a 16-9a 2b 0-9c 045d 459e
        235-9f 0-3579g 0h 0brz1h2g3f4e5d6c7b9a 0-9bph 0-9a 0-9a 0-9a 0-9a 0-9a 0a2-9cew 1ai2ag3af4ue5u6t7s8h9a 0amp 0-35-9cez
        1cex29bxc34cez5b6a7bxb8buq 0-9dja 0-3a 0a 0bxj 8on9a 12bvf 013-57-9cfi2qk6bvp 0-578cfi6a9ks 0tj 0a 0byb1-9cfm 0a1-9cfm
        1h3g6e7c8a9bpq 0nm 0-9afv 1tk369cfp7b8a 1-9djq 0a 0a 8pc 1a 0a I0-9byt 0-9a 0-9a 0-9a 0-9a 0a1-9cge 0a1-9cge I0-9byq 0-9a 0-9a 0-9a
        0-9a 0a1-9cgl 0a1-9cgl 06cgl4cgk8h9a 2-5cgm 4-7cgo 1-6cgp 1abd2b3a 08brk1-6cgp7a 3-7cgr 0v1g2cgr3vz4f5yd6b7a89cgq 8or 1a 0a
        0a1byy2-57cgv689cgu 0cgj B0-9gb 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 7a 6b 01cac5cab8caa 7a 7a8e 1245cad 2a 8a 3h6g7d8a 0a 235-8chp
        0cah3-6chq 3-9chr 1c2b3a4zd58bri6wh7wz9bxb 0-9bsz 0a2-9cht 02-8chv 2-59chw 2-578chw6b9a 1-9bss 0bsv2-8chz 0b2-589chz6bxj7a E0-9cih
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0bwd1-9a 0a1-9cii 4-9cik 02-9cil 0brb25-9cil3b4a 0cbd1-9cim 5-9cio 03-9cip 0c2679cip3xx4b5bxz8a
        0cay1-9cir 0brh2-58cir67byb9a 0ae1aa2y3bri4v5s6j7g8c9a 0civ1-9aea 0a 0a134ciu25-9caw 0-9cv 1-46-8dmx5a A8a 0a 46wq9dmz 7dnb 126dnc
        0cir2b3dnd5wt6a 125689dne3d7a 0a 0a 8ajv 0a6abt 8bwt 9a 3c7a 0a 0-6ccq 0-8ccq9a 0-46-9ccq5a 13ccs 013-9ccs2a 0-9akv 0-9a 0-9a 0-9a
        0-9a 0-9a J0-9alb 0-9a 0-9a 0-9a 0-9a 013-9g2a 0-24-9h3b 0-35-9i4c 0-57-9j6d 0-689k7e 0-79l8f 0-8m9g 015m2g3f4e6d7c8b9a J0-9ceb
        0-9a 0-9a 0-9a 0-9a 0a1-9cds 0-35-9cdt4b 0168c2-579cdu 0-79cdv8d 07d1-359cdv4c6b8a 0-24-9cdx3f 0-46-9cdy5g 0-689cdz7h 0-8cea9i
        0i12468cea3d5c7b9a 0ak179cdc2ai5p6f8a 1-9cec I0-9ceh I0-9a 0-9a 0-9a 1a2-9ceh 0cdy1-3a 1-4b E0-9bzl 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0a1-5l 2-9ceb 0a1-4n 0btw 0bj1v2u3o4n5d6b7a8cem 0-9bng 0clx1-9a 0a 0-9u 0-9a I0-9cfp I0-9a 0-9a 0-9a 0-9a 0-9a
        0i1cel2cek346g5a7bze8bmq 13cfd 0-3cmm 8cff 0c1b2a 0caa 0a 0gw 0a9bxp 2e46bup8c9a 0-689cms 0-25-9cmt 2-8cmu 124-9cmv 0-39cmw 0-7cmx
        0-4679cmy 0bvk1g2f38aug4e5d6c7b9a 238cnb 9cnc 1689cnc2b5a 2cdd 7a9cdv J0-9cnl 0-9a 0-9a 0-9a 0-9a 0-8cnl9a 06-8cnl9a 6-9cnn
        1-8cnn9a 0-8cno9bwg 1x2p3cno5m6k7d8b9a 1bxn2cno3589cnp6cgz7anx 0-9du 9dv 12b7a 0dru1a 0-9chn 0-9a 0-9a 9b 12b7a 0cno1a I0-9cff 0-9a
        0-9a 0a1-9aba 0-24-9coh3coa 0b13-9coh2a H0-9abg 0-9a 0-9a 0-9a 0-47-9com5aoo6a 02-7com1f8ia9a 57com 0-35-9con 08cgy1box25-7coo
        0-5cor 0a 0-35-8cor4a 0g38cor4f59e6d7a 0cop1-9cow 0a13-9cow2p 02-8cow1a9k 0cpc1-9coz 0a13-9coz2s 1a2-7coz8in9n 02-57-9d1a
        0aqp1-9cpe 0-24-9cpf3coy 0b13-9cpf2a H0-9cpl H0-9a 0-9a 0-9a 0-9a 0-47-9cpl5civ6a 02-8cpl1g9a 0-24-9cpn3cjn 0r13-9cpn2a
        02-8cpn1a9ab 02-9d1a 5e 9f 0-9g 02-6h179e 1-68i 1f3e4d5c7b9a 1h25-9k 179l 0axs1-9cja 0-9dv 0-24-9cjc3a 0c13-9cjc2a H0-9cjr H0-9a
        0-9a 0-9a 0-9a 0-47-9cji5cag6a 02-8cji1g9a 12u35a46-9x 1v2-9y 47-9z 23aa 0cdr1q2p3d5c6b7u8a 0-9z 37aa 03-9ae12ab 36af 1-46ag
        028ah13-79ae 0ai 15ag2-46-9aj 1h2g3f4e5ag6d7c8b9a 1-35al 0238am 12an 3c6b9a 1ap 248aq 04-9ar1ao 3-6as 0-3689at4w57aq 09ar2368au
        0f17ao2e3d4c5b6a9ar 236-8aw 5-7ax 1ab4-9ay 36-8az 1-7ba8ax 0ckc1e2d3au5c7ax8b9a 1-3689bc 1-79bd 13be 0-9bnu 0-9a 0-9a 0-9a 0-9a
        0-9a 0-9a 0a1-5bm 0bw1-9csa 02-8csa1a9bp 0-79bp8a 0-35-9bq4b 0o1n3bk4m5e7b9a 1cj2cc3bi4aq5ah6ad7w8q9a I0-9btj 0-9a 0-9a 0-9a 0-9a
        0-9a I0-9bah 0-9a 0-9a 0-9a 0-9a 0-9a 03-689g127a I0-9aug I0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-57-9ccu6cmb 1j2b3-579ccu6ccx8a
        26ctb 2468ctc 268ctd 1c28b3-5a67abh 28ctf 02468ctg 13b24-6e78a9abo 26cti4ceh 16abm23578g4a 06ctk2cer 4ctl 1ctp 1a 0a6aau 1a24ctp
        245ctq 2mf 12chq 1a 1chs 6a 2c4a 2a46ctx 03-5ctx1n2m6i7h8g9a B0-9aus 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0a 1cmz 0cfe 8cmr 0d1c5b89a
        2ah3ae4ac5n8a9oi 0-9agp 0-9a 235cun4cug8a9aco 0nw 0a 2-7cus 0-9alu 0-249ajk35-8a 0-25ajl346-9b 0cfs145ajm236-9c 0235-9d14ajn 0-7cuz
        0a14ajp235-9f 0chi1257ajq34689g I0-9cnx 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0ard24-7cvj3a 0-9qw I0-9cnw 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        0cja1h2a3-7cvs 0j134aki257-9y6a 1aa2y3x4w59v6t7s8a 2-79cvu 134689ab257akl 013akm24-8ac 01akn2-8ad 0137ako25689ae 0158akp2-4679af
        5cwd 2-7cwd9a 0-689and7a 1a3-79aj8akt 13468cwf 0a1568akv2-479al 0cwg14akw235-9am 02m1l3k4j5i6h7d8b9a 1ao 79ap 1245aq3cwk6ala
        0189anm2-7cwm 13alc2a5-8as 125689at34ald 01489ale235-7au 02-46alf157-9av 0cwq159alg2-46-8aw 0i1h2g3ay4e5d6c7b8a 14578ay36ali
        0cjb1-47alj5689az 15alk2-467ba 12all4-7bb 0-26-9alm35bc 014-9aln2cgo3bd 013-57alo2689be 014-7alp2389bf 04bh1h2g3f5e6d7c8b9a
        025alr146-9bh 14-8bi2als 1346bj25alt 14-69bk28alu 1alv2cms46bl 146-9bm25alw 1alx2-4bn 1aly2-8bo 15alz246bp 1i2h3g4f5e6d7c8b9a
        0bt1ar2ad3t4k5a6-9cxj 0pt 0a 0a1bsb2-9cxm 2cll 2a 1uu 1a2-9cxs 1b2-9cqu 1c2-9cqw 2358a 2-4b 2-8c 1f25e3c4b9a 0-79cxz 5cya
        0-247cya3b5a6dp 3479h 0146-9j2k5a 2-467j 126cyf 1-35-7m4b8a 468m 0a1-8o 236o 14q2a B0-9crh 0-9a 0-9a 0-9a 0-9a 0-9a 0a 2-689x
        23578y 3478z 2356aa 0e16ac2d3c4b5a 0crg 2-9csa 2ae3-8a 27-9af 2-6ag 3569ah 1al 25-7aj34a8f 0h1al2f3e4d6c9a 1ap2ah3ae4ac5z6x7v8j9a
        2czi 2a 0-9za 0-9a 0-9a 0-9a 0-9a 01c2-9cta 06-8c1a2-59cta 0cst1-9ctb 01d2b3-7ctb8a9cst 013-9cjm2a 1k24-7mv3czr8buf9a 0-8apc 0-4apd
        0-5ape 25c34b6a7czw 2-7czx 2-57daa 3cky 7a 1c2apk9a 13-7d 1-8e 157f 12457g 0z35-7h 0-4daj 0-25-8daj4a 245dal 1dal2ad9a
        1j2i3h4g5f6e7c8asr9a 2dap I0-9crc 0-9a 0-9a 0-9a 0-24-9daw3a 0-247-9daw3a56ctw 013-8day29cty 0-2ctz3-9daz 0-24-9dba3cua
        013-69dba2c7b8a 01dbb3-6dba 1l2cub3f4b5dbb6cuc7a8dba9aiu 0bco1-9dbf 0-25-9dbg34bcp 0b1-79dbg8a 013-9dbi2bcr 0-2bcs3-9dbj
        0-24-9dbk3bct 0bct13-69dbk2c7b8a 02-9cut1clh 2f36-9dbl4b5a 013bcx24-9dbo 0-79dbo8a 2bbu4a5-8dbo 0bcz1-9dbq 0-69dbr7m8h
        0-57-9dbs6cus 2c367dbs4b5a 2d3-6dbt 0-689dbv7q 2dbu35dbv4a 2-6dbw 2i3e4d5b6a 02bdj13-9dca 0-689dca7a 2cvi35-8dca4a 0-689dcc7u
        23568dcc4a 0-57-9dcf6bdo 02-79dcf1cvf8a 2a4k5-8dcf 013-9dch2bdq 2a3dch 0-79dcj8z 2t3dcj4a 01bdv2-9dcm 0-79dcm8a 2w35-8dcm4a
        2x4n5-7dcn 2y35-7dco4t 2o3m4j5h6f7c8b9a 8dcp 23dcr8a 0cvt1-35-9dct4bec 2a356dct 2356dcu4s 2af4aa56dcv 04cwf127-9dcx356cvx
        2a356dcx4v 2cwg34dcy 2bdf3-8dcz 0cwb1-9ddb 0-589ddb67a 01459ddb8ddc 267ddd3bdj4b5cwd8a 245dde 2e4ddf 0o1m2l3k4i5h6g7c8b9a
        25-8ddh4am 0cwr1-9ddj 2a35-7ddj4as 2-4ddk 0-46-9ddm5bev 2a4ar5-8ddm 0bg1-9ddo 2a35-7ddo4at9ajr 0h1f2aoy3e4c5a 1-9cwi 0a2cwi 0a 8a
        0a 0cwx1-9ddx 02-689ddx1a7al 2cxf35689ddx4a 013-9ddz2c 0-8dea9bv 2cxi3b4a5-8dea 2cxj4bg 24-7dec 0-57-9bfo6def 0def1-35-9bfo4a
        02-9deg1bfp 2cxo4b5a 23deh4deg 0n1k2h3g4f5b6a 0-4dei56deg 0-36dei4deh 0245dei1379dej8au 02-9ber1cxt 3del4cmi5-9dek 0-7den89bet
        09deo1den4-7dem8beu 2g3f4e5ami6d7c8b9a 1co2cf4bt5bb6ak7ab8i9a 0-46-9cxy5deq 1cya2coo4-7cxz8con9a 03-57der16cyr289cox 137a 13-68b
        1458c 145d 1468e 16f 1467g 13467h 0-3dfa 09dfe 0a 0a 2kr 02689cfy1a 1ks4cfz 0d1ez2b3apn4a 12cwf 16-8cwg 8cwh 5cwi 6cwj 0c14b23cwk6a
        0cwl 0cwm8a 01cwn 89cwo 19cwp 0k2j3f4d5c6b8g9a 1cgn5dfv 12dfw3aqc8ch 9dfy 7-9dfz 0-359dfz6b7bak8a 0-46dfz5e8d9a 0ape13dfz2z4s6g9a
        1ai2ah3ag4af5ae6ad7ac8ab9a 0-9cqh I0-9dgg I0-9a 0-9a 0-9a 0-9a 1-8f9a 289dgj 1257-9dgk 1b9a 19dgl CG 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a
        8a 1-578c 02-46-8d 0235-9e 0-25-79e3c4b8a 02-9g 02-8h 014-9i 3-9j 0-47j5d6c8b9a 0679k 03l CH 0-9a 0-9a 0-9a 0-9a 0-2a 3b 4b9a 2a
        1u2q3l4k5j9a 0-9w 0-247-9x 0-79b8a 0-8z 01aa 0-5ab 016-8f2c3b5a CE 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9t 0-9a 0-7c89a CF 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0i9a 5aa6x7t8a 5-8diq 013-689dit 0-29diu 4a5diu6hl 7-9div 1czv 1dbg 0dbq12b3-689a 0a 1cd 23czb 6b8a
        1-3djd4k5i6djc7h8d9a 1-4dje5-79djd8cjm 0-4djh 0-2djh6a9aqm 0dcb 1a 1awk2dbf 1awl 0c1b2a8dbt 2579djm3f4ctq8a 2-57-9djn 56djp
        124579djq 0b1-6djq7a8cyp 2356djs 1djs2a 1-357dju 17dju2a5bbp8cyt 1-469djw 1347djw2a5cyy8czi 1-479djx5ix8czi 13-79djz 13djz2a
        124dka5cyz8bar 2k3i4g5e6d7b8a9bcq 2-9dkb 024679dkh 14-9dkh 237-9dkh4a 0-7dkk 3dkk4a 5a67dkk 0-389blw4-7dkn 1g4e5b679dkn8a 0-35dkn4a
        36dkp4f 67dkq 04dks 035dkt 58dku 8dkv 1d2c3b4a 0-489dkv5g6f7a 0-246-9dkx35bld 0-579dky68ble 015bmj2-46-9dla 0135689dla27blg4a
        0-8dlb9blh 0-2458dlb3e6d7b9a 23679dlb4o5g8a 235-79dlc48bli 89dld 026dld3a9cvy 1dlf 015-8dlf2a9ctd 02468dce 4689ddp 0clh1b8a 3cwe
        3g7e8b9a 3dll 378dll9a 08dlp 0-46-9dlp5a 1-7dlr 0-46-9dlr5a 0dek 0a 2e3dlt4c8a 0cmn 2-4dlv8a 0rj27dly 2aj4-9dlz 0b1a 1-69dmb 0bu4a
        0det2-59dmc 2d4b5cmt679dmc8a 24-9dmd 4dmh 12dmi 1-35-7dmj 13dmk 189dml 1478dmm 2f3e4d5c6b78rx9a 0a1dmm 0-356dmm 2yj 3c6b7a
        3dmp6dmo7mg 157dmp 2357dmt 245dmu 3-5dmv 0atd1c2b3bee4a 69dmx 0atc1a2-6bhi 2c3a 15dmx7a 0i2a 02dmy 23dne 5-7dnf 016-9dng 4bhf5c6b9a
        569dni 4-6dnj 0179dnk 4c5b6f7a 5-8dnm 34dnm5bhi6a 0g4c5a 0dcz2a4bdq5cxq67dnm 024-7dnn 8dgg9dfw 1-8dns 13-5dnt 14dnu 14578dnv
        1-578dnw 2bhs3e4d5c6b7a 145dny 14-68dnz 169doa 8dob 4d5h6c7b8a 0f1a3dob 0467doc 0n2b7a89doc 027-9dod 67dog 2bfg3auo4bfp5bin6a7bir
        0-389doh 2b7a9aui 279doi 24-69doj 1a 0a 0bcj 03esn 0eso24-7doc3a 0a 0-8dot9daa 0346-8dot1a 0dfc 0dhc2a9dfc 0-24-8dox
        013568dox2a7ui9bit 1-389doz 2a3-689doz7bac 15-8dpb 0-689dpb7a 2aws4c57dpb8a9bjp 0-7dpd 013dpe 0b3a 01dhy2po 129dpi 0b1cb3a
        2p3n4l5g6dpi7d8a 2-46dpj57dpi8doz 0dil1-9dpl 013-9dpl2a 2dhv 0a34dhv 0dpo2a 3a 4cqi 2a67dps 0-46-9dpu5bqa 0-46-9dpu5a 6dbt7dpt
        2j3f4d5b6dpv7a8biv 2dhx3dj45bqc6dpw7dpu8biw 2-9dpz 2-4a 2a5dpz 08dqa 09dqb 2c3aak6ayw7dqb8b9a 237-9dqc6ayx 67dqe 0346-9dqe5a
        237-9dqg6cqy 0-5dqj 0dqj1a 2ayd7dqj8a 0-5dql 0-7dqn 0-4dqn5a 2c7dqn8a 0dqp1bkl 2add7dqp8a 013-9dqr 01dqs 2b3a7dqs8crk 2aq7dqt8crl
        2ayo7dqu8crm 2bbb7dqv8crn 28cro7dqw 0q1n2j3h4e5d67c8b9a 03-7dqx9dgh 0brn 0a 2v3d5c8a 0dkd 0a 235drc8a 0bjf 0a 024-689drh
        1259drh3czz4dgv6a7dgl8bgp 0a 0-9boz 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-24-9drr 0b13-9drr2a 0a12drr 0-9cnz 0a1-9dru 0-8drv9ddv 0b1a
        0-6drx 0dao1a 2q7g8c9a 0-9cml 2dex78a9drz 0drq1czp 89dsg 37-9bmc5ax6a 2a 7dsh 5-7dsi 2c3dei69dsi7b8a 2sb3689dsj7c 02-7dsl 6dkv 7a
        7a 2dkn6gj7d8a 6dss 7a 7a 27dss6gn8a 2sl3bsb4dmk 25-9dsu4dki 2b6a8ain 8dlx 26dsw8a 1-7dtb 0-8dtc 1256dtd 1-3dte 1-5dtf
        2e3d4fx5c6dtf7b8a 3-5djn6dtg 356djo 1-37-9dti 0iz 2e3d4c5b8a9dtj 2-59dtk8bel 5-9dto 0a1-9dto 0a89dto 2rz9a 2sa9dtp 46dts 0-9a
        7-9dtu 0-9a 0-24-9c3a 0-9b 3b5a 1-9dmp 0-9a 0a 1-9dmi 0-9a 0a 2tt3g5vb8d9a 2tu3duc5vc89cul 0-4dnh5-9duh 0dni1-9dui
        0b1a256dni347-9dui 0-3589duj467dnj 0djv1id2-5duj6b7a 0duj1ie2-5duk67dnk 5-8dum 07-9dun1de6bon 4cvf5b6a 14-6dun2a 1-589duq 2a 2a
        0-2dmz 0a 0f2c8a 0dut2ul8cvc 013-9dux2bvd 0-57-9duz6dnz 0-689duz7a 0-24-9dvb3dur 0-689dvb7a 0-79dva8dvc 016-9dvb 1g2e346dvd5c8b9a
        18bvk2doe346dve5duu9dvc 25-9dvg 0134a25-9dvg 0-9a 2a9bor 29dvh 0dls4bur 569dvl 5dvl6a7ce 4c9a 4bvu9dvm 78dvq 3a 1-9dgp
        0a1589dgp2-467dvu 01589dvu2-467dvv A0ezt 02ezu1a 0a 125-8dvy 2-46dvz 4dmh 08dou 0a 0a5dok 5dml7bdf 2g4f6e8b9a 2489dwf6bnp 35-7dwg
        0-25dwg8a 0-3569dwh 1b9a 23568dwj 237-9dwk 0dot 0a 0bfi2d7c8bid9a 0bfj27dwn89del 0-79dwr8fe 0-57-9dwt 02-9dwt1a 02-79dwu1b8cs
        124dwu3d5b6a 1a 1bia 2fl 1467dxa 4a 1-68dxc 6a 1f2e3bcc4c6a 124-6dxf 1a 2-8dxh 3a 5io 1-3679dxk 6a 124-79dxm 7a 8brj 1i3g4n5f6d7b8a
        2l5a 0-46-8dxr 1a 0-6dxt 2a 0134689dxv 3a 04dxx 4a 5f 01467dya 6a 1j2h3f4d5c6a 4ea 0-69dye 5a 0-3dyg 6a 7ec 4f5d6b7a 3h4a 1bsj
        0-24-7dym 2a 3ei 13-69dyp 4a 14-689dyr 5a 1-4dyt 8a 1j2h3g4e5c6bkf8a 2bjy 13-7dyx 3a 13-6dyz 4a 1-689dzb 5a 1be2g3e4c5a 6i7a 7dzf
        2a 05dzh 5a 14-8dzj 6a 7b 2f5d6b7a 149dzn 1a 013-79dzp 2a 0-68dzr 3a 013-8dzt 4a 5btq 6fq 1i2g3e4c5b6a7bug 7l8a 1-35-79dzx
        03dzx1dkb2a7gq8bis9alv 1cd2bk3aq4w5c7a8btp9dzx 1dho2-57-9dzy 0-46-9dtd5dtl 0-35-9ead4dtd 0-46-8dtf59dzv 0-7dtg89dzw 57-9eag
        0-35-9dtg4eag 08eag125eaj 0-35-9eai4dtj 0a2-9eaj 1i2h3g4f5e6dsl7d8c9a 1dtu2dtl34cal5eal679dsm8eac 1bfr7brv 2a7hf 2ean7hg 014eap
        05-9eaq 0-6ear 0dkv18ear2c3b4a 0dtt 0dtu136eat245dud 08eau1-79due 01457-9duf2eav6dtw 02-8cbl 0a 0a 02-9dti 0a 0a 1k2j4i5h6g7ebb8d9a
        0k 17ebd2l4-6dun8a9djb 056fff 0a 0a 1dmd 0-35-9ebj 08duc 0dsj 01dsk 0c4b6a 2ant4f6e7ebn8a9dtu 25-8ebo4dje9dbx 057ffq 0a 0a
        4vr5-9ebv 0qg1-4ebw 0-2ebz 0a 0-4ecb 0a 0c15-9ecb3a 017ecb2g3f5ru6a 0a 01467ecd8dcv 0-267ece4dcw 0-589ecf 014-8ecf2c3b9a 1-3duz 0a
        0a 1-3dur 0a 2j34eck7f8c9a 29dcu347ecl8dkj 29eco 125-9ecp 2b3qk6drz7a 267ecq3ql 12ect 1346ect5bmz78a9bht 0dcs2-9ect 2b8a 2ecv8ecu
        1dsk 2a59ayy6qn7ayw8bon 2dkn579ecx6qm8dkv 47edb 3467edc 279edd 29edf 2a356edf 268edg 2457edh 2edh4g5f6e7c8b9a 0a2doc 2a3ckp 23edi
        CX 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-6c 0c1a DW 0-9a 0-9a 0-9a 0-9a 0-9a 8j9a 0-467c 5d 0-4e 0f 0d1c5b6f78a 2o3m8f9a 6a 0-79j 019k
        09l 05-9m 04-79n 0e1d267n3c4i5b9a 9a 0-3z 0-2aa 0-39ab 0-5ac 0-37ad 0-8ae 0-479af 06ad1g2f3e4af5d7c8b9a 2af3a 3j9a 5-7aa 2k3a 9a 0a
        CU 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a CW 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 019a 0156b 4c CV 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0k1-37-9a
        0s1k2j8i9a DX 0-9a 0-9a 0-9a 0-9a 01a CY 0-9a 0-9a 0-9a 0-9a 0-3a 8g9a 9a 0-6d 8j9a 7a 278g 0-37h 0-9o 2c3b9a 6a 3i4f7a
        2bt6bc7ay8x9a 6ehb 0ata 2b689ehc7a 014ehg 2a 2dhz 03ehj 2a 0d4ahb56c7a9ehj 2bml 1a9ahd 2cbu 4ahf5a 2bou 2rm 16-8b5a
        1278ehr3dxb5vm9dtr 0ean 0-8eao 01eao2b8a 2aeh 0dxw 4dxx 5dxy 7dxz 368dya 1bbv2atx3e4d5c7b8a 0h1349g5r6a 2t3r5p6m7l8a 235-7eid8cpv
        0189eih2-7ebi 01378ebj24-69eii 0-4ebk5-9eij 014eil 0eik1ig2d3c4b6cck7a 0-36-8ein4ebn 1ii5a6ccm7ccj 0237ebp14-689eip 289eiq
        1il2b3vj6a7boi8aob 0-2eis7ebs 6eiu 06eiu1ebu2a 0137eiv25ebv 1iq2d4b5a6ccu7bon 0459eix236-8ebx 1is2a6ccw7bop 5eiz6ebz
        1iu2a3ty4buj6ccy7bor 2-4ecb569ejb 0ecc13ejc 1ix2b3a6pw7bou 0ejb1r2p3m4h5f6d7a 0ze 6dzm 0ebv1245eje3dtz7b8a 6d8a 68ebi 1xc2-9ejj
        7eji 89ejj 1c2cbp3dqz7b89a 1cjs289ejk3dra7c 1256ecg 0a 0a 256ejp8a 256ejq8wv 8bvh 0-2ejv 1bpn3apg469ejv5a7vq8cdu 15-79ejw2pr4amt8sn
        38cdt4bvh5api679ejx 034ejz 056bpr1vv2a347-9ejz 03ekb 0bpt258ekb34cdx6a 13-9eke 0-35-9ekf 0-8ekg 0c1b2ekg3a 03ekg1a2st 1-8ekg9a
        0o2m3l4k5i6g7a8btp9aki 8dse 0a2-6ekj7eki8bsh9dlb 8qb 0eak5-9ekl 0b23bcz7a9my 8bvo 0a237ekn9dsk 34ekp7bdb8ecw 3478ekq DD 0-9a 0-9a
        0-9a DE 0-9a 0-9a 2a4-9e 0-57-9e6a 0-9f DH 0-9a 0-9a 0-9a 2f569e8a 2569eli8elj 12568elj 146elk 1b24cfg5aoh6a7rg 1a78elk 178ell
        8ebu9cfj 0bsp269elo8bwr 03cfl2bwz4au69elp 07elr 34elr7a 0eea 45elu 4-8elv 0c6b9a 2i5h6g7e8rm9a 25-79elw8bwx 0fpv12elk8ell 0a 1a
        0-36ecj 257-9eev 0a19eme 15-7eeo 125-7eep 13-5b2a9eep 0a16emi 2-5emi6g7bxl8e9a 1-7emk89ecr 0efc1-9eml 1cgk2459eml3b6bxo7cgh8a
        1cgl2-689emm7cgi 02emn3bsf 24-9emp 6a9jq 0c1a2bru 0ems1jr 5a 146-8ems2a 1bsm6emu 0a 2f5c6a 25emv6dut 9brx 6a 1-689emz 1-59ena
        1-35689enb 1-69enc 1256end 12end3e4d57ecn6c8b9a 0eni349dmy 9dmz 0dmz3b4a9enj 2a3enj 0dmz178efq9a 2dys 2a 034enp 049enp3a 2a3enp 9a
        68efx 9i 0dzb 8dzc 9dzd 0c8b9a 9a 0n2l35h4g6f8a 01dyw 8a 6dyy 9a 17dyz 3d5b7dyz8a 1-57egm 2-47egn 1-37ego 0c1b2a 0e6a 1579efh
        02ehb8efh9a 0-4689ech 4a 0c8a 8dpg 1-36eoo4a 1ar2al3atf6s7h8c9a 1as26-9eop3doy 06biq 12bir 5bis 04bit 26biu 7biv 8biw 9bix
        0h1g35f4e6d7c8b9a 5a 1a 0-9dmw 1efm2-689a 0a2-9dns 013-9dnu 0-46-9dnu5a 18epi 1568epj 189epk 128epl 26d5c7b8adg9a 0eif1egl2-9dob
        0a13-9dob 015ehx89dod 0a2-579dod 2l3j457dod6e8c9a 013-9dog2ejf 0-46-9dog5a 2457-9dog3a6eps I0-9bwl 0-9a 0-9a 0-9a 0-9a 019ejc2-8a
        0b1-9ejd 089c1-7eje 0eje1c2-8b9a I0-9dxk 0-9a 0-9a 0-9a 0-9a 0a1-9ejl I0-9bbh 0-9a 0-9a 0-9a 0-9a 0a1-9ejr 0g1-46-8ejr59a
        0-4679ejr5n8a 1ejs24-9eqt3eqr 24equ 0a1-469eqt5equ7eqv8eqs 0cie1eqv23679equ8eqw 1eqw237-9eqx4-6eqv 0ees 0a14eqx6ebs 8ebv I0-9dqw
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-46-9erh5a 0erk1-9d 0erm1-9f 0a1-9f 0c1a2-9f 013-9f2a 1n2are35-79f8a 04ern1ero35-9erp
        1x2w4u5t6s7q8b9a 1ejs2569eky4ebm7ero8ejq 0fvp12ere 0a1elj 0erg1a 8eag 0-24-69erx 0-24589ery 0-36-8erz 0-24-79eih
        1d2aan37xy4c5rj6esa8b9a 02578esc 0-579esd 03-7ese 0-2578esf 0-35-9esg 013-689esh 0ave156esh2f3e4d7c8b9a 026-9esj 014679esk 0159esl
        06-8esm9dsc 1adu2tt3d4c5b6ti7cmi8a9esm 057eso 5a6-9eso 0-8elh9edm 0-59esr 18dsi2ess 0dsj238est 0d2c3-69est7b8a 5-79eld 015-79ele
        135-79elf 125-7elg 25-79elh 1-37eli 0-35-7elj 0elj1g2f3e4d5c7b8a 48dst 0b5a 3ai4ad5w6r7p8k9a 3cme4-9ete 0-9ach 16-9a2-5bys
        1cne2-9eti 5ql 0a2-9etk 237-9byw4c5a6etk 78cis9etk 2-9ehj 0a 0a 1-9ekq 0emj8a 0a16-9l2-5bzd 1-9emd 0a 0a 235o4k6j7g8d9a
        2-5etv6etu7aha8enf9elr 059etz 19etz3ug6a 0a1-357etz6dur 5aeg 5a 3emm 3bph4a 0168emn 0b1efc6emn7hn9a 1-5emq 0a 0-9a 0d12a 7eft 1a
        1coj 1b2a79eun 2eni 0a3467eni 0a 0a 9ajd 1aaq8cot9up 29euu6b8a 2v3t5l7h8d9a 5uc 2579euw3a8aib 0efu 0eiv 0a7efw 0ent1-9elz 0a 09enl
        0a1dvw4-79eve 2cmq5g7e8c9a 279evf58edd 23fzg 59fzh 14fzh3b5a7blg8eux9cpb 01469fzj5a 9a 0euz9a AY AY0-9a AY0-9a AY0-9a AY0-9a 0-9a
        0-9a 0-9a 0-9a AX AX0-9a AX0-9a AX0-9a 0-9a 0-9a 0-9a 1-8a Y Y0-9a Y0-9a Y0-9a 0-9a 0-9a 0-9a 1-8a AX0-9m 0-9a 0-9a 1-8a 0u3-7m8e9a
        AY0-9z 0-9a 0-9a 016-8z2-59a 0-9g 0b1-8a9aa 09ab1-8b 0-9c 0-8a 0b1-8e AW AW0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9at 0-9a 0-9a 0-9a 0-9a
        0-9az 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0m12h6a 0a1-8z 0-9ba 9l 0q1-5b78e9a 0-9f 03-9bf 0c1h3b5a AV AV0-9a AV0-9a 0-9a 0-9a 0-9a 0-9a
        0a 0a1-8ao 0aw 0a1-8aq 1aw2aq3ap4an5am6r7l8c9a 03-79eof8eij 0-46-9eog5ept 1b256eog3a4eik7dzz89eil 07-9eys1-6ert 124-7ert3a 1-9eru
        0eps1-9erw 0a1-9erw 0amd1-6erx7-9eyv 69eyx 0erf1-7erz8eyx9a 0bdh2esi36erz4g5f7d8c9a 0bam2esj3-7esa89esi 08gda 1478ezc 05emz67eka 0a
        02erx1epn8eqd 0a 0239erp1epp 0a1azj 3g4eon5aza6ezi7e8c9a 3469ezj5azb78ehh 0-24-9ezn3oh 0mw14-9ezn2cjq3a 0-24-9ezn3a 0esf1eql
        2b6ezo8a9acc 268ezp7cib9ehn 23589ezs 0erz3-8ezt 0-46-9ezv5esw 0-8esw9a 0-478esx569ezw 0-4esz5-9ezy 067ezz1-589eta 0-36-9ezz4b5a
        02eta1e347-9ezz5d6a 0-2enw 0a1-9fac 0est1esv2-9esw 0a 0cix178fah 0a3-9fah 2-6faj 0a1faj 0c1a2-79faj 0cjc4fam 0a1-7fam 013-9fao
        0-79fao8a 01faq 2-6faq7a 0e124-69faq3cjo7c8a 0m1h2a349faq8far 0nz 3aa4z5s6fas7q8b9a 0-9dat 36fau457etu8a9ebm 08equ1-79fav 257fax
        3cfx5a6azi 16-9fay 0etr3elw8erx 0a 056etj 0a 2eqm3h5f6fbc7e8c9a 235-7fbd89ejb 0-25fbf 1-8fbh 2-69fbi 2aej3b4a5csi6diw8aor 12azu3fbj
        13479fbk 5fbl 78erv 5-9erw 02-9erx 0-46-9ery 0-2erz 2e3d4c5b6-8erz9a 0a 0eul1-4esr 0a8fbu 016eud 0a13-9fbw 1r2o3n4m5l6e7aip8c9a
        1-489fbx5m6ejv7aiq 0gfy8afe 1-5fcb 2-4fcc 1b24fcc6a9apl 235fcd4apm 5b6a7fcd 246fcf3chp5djt 235fcg4cwu 02-79fci 024-7fcj 03-7fck
        26fck3c4b5a 9esk 5-79fcm 1h2g3c4b5a9erw 0dyw13eve 0-9evf 0a 0c1euw2a 2euy 0a 1p2g3aqh4bih8c9a 0-79etz8evy 0-9ccl 0-9a 0-9a
        0-489esq5-7a 0-9b 0f1b2-4a5-7esr8fdd9emw 0cli 12fdb3aqq4biq8b9a F0-9ewa 0-9a 0-9a 02a13-9evs 0a1-9evs 0-79evs8a 0fdd1-9fdn 0-8fdn9a
        1c3578fdn6a9evu 1ddu357-9fdo6fde 46fdo5dlc 0aqw7eeh 0ewh2-47-9fdq 3fdq4c67fdp8b9a 3489fdr67fdq 0157-9fdv 8a9fdv 9a 4a 5a 158etx
        16fdz 178ewh 0d5c6b7a 4bpz 5a 0a5-7fed 13-8fee 1-357fef9emd 1-8dev 0a 1-579eui 0b9a 239cqv 0a 0a1-9fem 36end4i5bqp7h8d9a
        3-7fen89ewp 2-9eug 1-9euh 02-9b1a 2-9euk 0a2-9euk 0-24-7e389a 0-8f9b 0-689exx7ewy 06dch8eaf 0cdz 0a 0169eaj 0a 1k2h3g6f7e8c9a
        02-9euu1eyg 0-79dzt8a 0egr 0a 0epd 12dzw3d6exl7egs8b9a 0cvs 24-7ffm 0-2cwm3a 2-467ffo 2467ffp 0b1a 0b1e2c 024ffs 0-25fft
        07-9fft3b6a 1-9eqr 1-49ewd 7b8a 0-2578eyp9eyo 0a 1568eyh 178eyi 4b5a 2r3p4m5l6i7f8d9a 2eoa3-79fgc8aej 89apt 8epy9apu 0bgh
        2c3b4bxp8atn9a 2eyj3eat4fgh89atm 0-3ezj 1-5ezk 02-47-9ezl 1-3ezm 01csx2exc459eyu 2erk45euj 0eua 5-79fgs 01fgs4atl5bjp7agn9a
        0679fgs5a 0ewc1259fgs7a8ezt 1fgt2k3j4i5h6g7f8e9a 0fae 17fgv2-59eyx6fae8a 2gkw 2a6eok8fgm9cyy 0a 0fgn1a 1-8fhb9exa 56fhe
        178fhe5a6cmw 489fhe5a 0-589exo 67exo8a 0-37-9exq 0-2489exr 0exr2b8a 389exs 1-3erz 0euy1f2c3b9a 12erd347erq5l6i8a9btw 0fay
        1-7fho8ern9a 4579fhr 24-9fhs 2-4689fht 2457-9fhu 05-79cng1d23c4b8a 2-579fhw 9a 2-49fhy 2-4679fhz 4689fia 2-79fib
        0d13cnn268c4b5a7ft9i 3fic4eiu 0a1-356fid4cyt7fic 0-5etc 0146etd235ewo 2b3a56erh 0a 08faz12ezf 0246faq 3p4n5i6g7c8b9a
        3589fik4bui6fam7eqi 0-578fin 01fio2dck 7dcl 0-3fip5c6b7a8bha 3-68fir 2-68fis 23568fit4avm7fan 1c23b4a 2-68fiv7fap 4far
        2568fix4a7far 25-8fiy4b 24-68fiz7fat 4-68fja 2i3f4j5d6c7b8a 5fje 5a 1-478fje5a6cow 7fjh 01578fjh4a 2fjh6ddd7a 7c 015fjk
        019b2-4fjk5cpc7a 0-25-8fjk3g4d9a 0nj1-9fai 2w3s4l5fbs7b8a 2-578fjm 16-9fjn 0ezc 01exl2-5fjq6eki 0a1bvo2379fjq 0ejq134exa 05689fca
        K0-9dir K0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0fac2-4euz6fck 0k1abg3ejr5euz6b7a 2fkd3bct4q5ddt6p7n8m9a 2-578fke6ekn9bxh 6fdk7fkk
        1a2-9fkh 0-589fkk6dkm7dlv 02-9fkk1a 1-8a 1hl2fal 0-4fam 0-6fan 0c5b9a 0eko1bwn5-9exy 0ewb1-9fks 0fcz1-8fks9a 03-57-9fkt
        0b1asc4a5fkt6evp78fda 2m3-5j6f8e9a 2-5dkw68fku9dlc 0gov 0a 0goy1a 27flc 024fld 02-578fle 06flf 0bqq1d2c3flf6b9a 0135-7flh 048fli
        0269flj 24dff3dfr7c8b9a 02flk 024-68flk1ats3bel7a 2eld 6ele 4b5a78ele 7a 4cca5flo6e9a 37-9flr4cxb5arz 28fem 2a5fek 0a9fem 8faf 7fag
        2b8a 0a 0e7a 258fek 2a 3fem 14fen 2b3a 136fep 6a 0f1c6a 0a 2ad3z6s7r8j9a 237fmj6fmh8dmp9enb 2-7fmm 02fmm3asu68dgi 02fmn68dgj
        0-35-7fmo 02fmp3cxz68dgl 0cfu2d3-58c6b7a 0cew2-8fmq 01jb 8a9bqh 0bcm 1b267dcb3-5fmt8a 1dap2-7fmu8eus 0347-9fmz 0a1-9fmz 0-8fmz9a
        024589fnc 0a1-9fnc 0-8fnc9a 1-69fnc7d8a B0-9ffx 0-9a 0-9a 0-9a 0-9a 0a1fgb 0a F0-9ffu 0-9a 0-9a 0-9a 0-9a 0a 0a 2o5-7fnq8h9a 0fhp
        0fhr 0a 25-7fnu8c9a 02-8fny 57fnz 2458foa 0135689fob 01346-9foc 0ul1czf23foc4e5d6c7b8a9adh 578foe 3-59fof 13-9fog 1-3589foh
        0d2c3b4anq5a8did 2357-9foj 1-6fok 03-58fol 014-69fom 0d1c4b5fom6a7app8dii 067foo 047fop 0-378foq 056foq1aol2c3b4a78auo9cui 46-9fos
        0ha2cuk6a7cyv8adt9bud 0-357-9fou 1-57-9fov 7diu8b9a 2t4o5j6f7d8a 013-9foy2bsp 0a1-9foy 0a1-9foy 2d379foy8a 2379foz8eog 5ayy78fpb
        035fpd 045fpe 05fpf 059fpg 2epy3d4c5b7djr8dwu9a 5-8fph 1adx28fph5g6b7a 1adv25-8fpi 0-2468gtj 0a1djd2foy6ewx7cfi9dhl 9a 1a 0-3ffx
        0a1djm 0-6ffz7-9fps 0a1-9fps 0c1a24-7fps 0bsr 0a 0bab 07fpw1a 0oj 0a 0-4fpz5a 0fip3-9fqa 059fih 0a 2k3i4fax5g6d7eqt8c9a
        24-7fqd3j8cjo9fcz 0afm 01479fqi 37fqj 0137fqk 147fql 0158fqm 0167fqn 2358fqo 1389fqp 0fqp1h2g3f4e5aqi6d7c8b9a 013-9fqr
        0-35-79fqr4a8dau 068fqt 0147-9fqt25azk3dlb6a 0dkq3xr4fqu7atb 01fqv2azi56dkr7dku 0-26-8fqx 0156fqy 4-9fqz
        0bkv2c3afy4asc5daz6b7dcb8a9dkv B0-9fjv B0-9a 0-9a 0-9a 0-9a 0-9a 0a9frh 2fjp89fri 0-24-689frj 014frk5fjr 23frl78fjs 02frm6fjt
        0f1cxe2e3frm4d5c6aet7b8a 0fjv5-9fro 0-35-8frp 036-9frq 35-79frr 0457-9frs 04-9frt 1fkb235-8fru 0g1f2e3d4dlq5c6dbu7b8a9fru
        0ao1af2ad3ab4aa5z6frt7v8i9a 0agm 0a1-579frw6frv8qc 0-5frs6-9fsc 0-6frt7-9fsd 0-36-9fsd4b5a 0-79fsd8a 0a1-9fsd 0-5bvw6-9frv
        0a129bvn3-8fsf 2-69fsf7c8a 2-69fsg78frw 149fsh 2fsh5pg8czm9a 568fsi 0-3589fir 67czo8a9fij 2d34fsk5c8flb9a 2-589fsl CI 0-9a 0-9a
        0-9a 0-9a BL 0-9a 0-9a 0-9a 0-9a 079f1-68a 0-24-9b3g AD 0-9a 0-9a 0-9a 0-9a 0-68h79a 0n1-9i 068o12c3-579j 0-689k 08l79q 0-689m7f
        0-9n 0n14m2g3f5e6d7c8b9a 7b 0b8a 9a 0-9e 2-9t 0-5u 2b3a 0d1a 9a 0-4y 0a 9a 0a BJ 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-5a6-9q BK 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0i129a BM 0-9a 0-9a 0-9a 0-9a 0-9a 5-7a 9a 0-6d 5a 7a 018f 6a 3f4c7a 5ap6aj7af8o9a 9fve 9evy 0a
        56c7a89fvg A1cph 0a 0a 1cay258fvn9bjx 34fvp 1dgz2fvp9a 2b3dpp6dha 2fvq5d6b8a 24fvt 6fvt8a 257fvv 25fvw 2byt4dhg5b8bce9a 248fvy
        27fvy3bro4a5f6btc 3fvy4f8c9a 1cbl24689fwa7dhk 4fwa6a 0fma7fwb 07fov 1a 0a 0a 2p3h4f5e67fwf8a 0ddm 0a 2-7fwi8a 3-9fwm 0-79fwn 9fpf
        1dqo2adi3awv5c6fwo7b8a 25-9fwq 2a3fwq 0-24fws 4a5oo 016fwu5fnb 0ayb1a 0-57fww 0-6fww7a8fj 28fpp 0bmo6a8cjk9k 8fpi 0a 0a
        2n3l4j5h6fxb7f8d9a 0blj 0a 2-8fxe9a 0djk 7div8a 9bhn 2-7fxi8a 0-36-9fxj4dhp 3bnp57blg6a89fxj 1e2-7c9a 1dlh2-7fxl9fxk
        02-49fxo1bgf5dro6ayi8drk 4a8btz 9a 0-249fxr3bdp 4a 9a 3ayo 9a 0a 0-5fqn6-9fxw 0a129fqd 9ant 6deu 7a 6foa 3d4b7a 5n6k7h8f9a 9dou
        0akh 5ca6b7a89fye 4-68fri 15frj 1-5frk 0foz14-68frk2c7b9a 0-9dwb 0-9a 0-9a 0-9a 8frq 167frr 2357frs 1frt 0e1d289fsc3c4b5a67frt
        12frv 1-47frw 0fpl1frw246-8fsf3b5coe9a 02-4fry 0fpn1-4fry5a 4fsa 1-8fsb 0m1fsk3eez4b7a 1-578fsd 5fse 0-8fsf 0q1-3fso4egi5fsf6c7b8a
        0-4fpp 0a 0a 0u1-36fss5t7a 129fzk 0rv1-7fzl8dgq 0x5bng6b7foj8a9fow 2ac3t4q5o6l7h8d9a 0-8fso9fzo 2frq36-8fjm4fsx5a9eud 0-39fzs
        03-7fzs1azl2bey8a9gz 6a8bsu 9a 9bip 1baq 9a 0a 7jj 9a 0-5fqj6-9gac 7a 7a 0-367fqm4589gaf 6fqm7a 6a 3g4d7a 5n6m7j8bj9a 9dhn 0a
        56ee7a89gai 2-578gan6fqu 1-79gan 0ftf1-9gao 0fsw1fqw 2bgm3bjd4gaq5d6boa7c8b9a 2-5gar6-9gaq 3-9cup 0her1a 0a 4cst 0a 0a 2duu89bat
        7rj9a J0-9gbd J0-9a 0-9a 0-9a 02-9gbd1a 5ftx 0a2-7gbf 05ftz 0a 0-8ftr 0a1-9gbj 0n1l2g4e8c9a 4ezy 0a 0a 0a1gbn2flt49fuo8fcg AF 0-9a
        0-9a 0-9a 0-8a 14578b 8b9a 1a 0-9e 0f 6b7a 1a AP 0-9a 0-9a 0-9a 0-9a 0-2a 0a 01k 578l 05m 0n 07o 0-9p 056q 0g1f2e5d7c8b9a AQ 0-9a
        0-9a 0-9a 0-9a 0-5a 14b 0-9c 3c4b6a 01e AO 0-9a 0-9a 0-9a 0-9a 0-9a 0-2467i3g5a 5-9j 014n 02-9o 4-9p 357q 7r 7-9s 2f3e4d6c7b8a 39u
        57-9v 3b46t7r8a 4t5l6k7d8a 3aw4as6al7ad9a 34dkz6fem7gdu9gdt 1-4gdw 0frs2-8gdw 2aaw3ell4b7a8bre9cdy 2-4gdy7fwy89feq 9gec
        0aui1tv2bsh3a4gec 0-258ged 1b3a 13gee 0-25-9gef34fum 2-478gef5a 2-578geg 2dps 4brc 5gy 6bkt 7beh 9dym 2f4e5d6c7b8gen9a
        2g4f5dyv6d7c8geo9b 1-3hio 0a 4a 0gef1a 8buk 0-7fvd 01fqe568fve 0b7a 34gey 4dqc 02-46-9fyb15gfa 1-48gfa5a 1h2e3dph4ade5d6c7gfa8a9bil
        1bgp2-59gfc6dwm7gfb8fyc 0awj 8a 0-37-9fvo4-6gfh 0gfj4bny5a 02gfj 15-9gfk 09egv3b8a 0-24-69egw378gfl 05gfo46-9gfm
        0h2gfo3aui4bcn5f6c7b8a9z 8fxi 0a2-4gfq5-8efw9ab 01hjo 0a 38fyl4-79gfu 0-28gfv 03gfw12fwd 0-37gfx89gfv 4-9gfw 0-8gfx9blv
        1f23gfz4e5d6c7enl8b9a 1-5gga6egg7-9gfy 02-9ggc 0-8gge 03ful4-7gge8a 4-9ggg 8a B0-9ggj 0-9a 0-9a 02-79ggj18a 02-79ggj1a8ehu
        0frh1-9fws 0a1dnl 2l3j4h5ggl7bqi8c9a 23ggo4but579ggm8egu 0hkm5yp 0a 01568ggq 0eaz25-7ggr 03-9ggs 0czx279ggs3dom4eaz5c6b8a
        0cyz235-9ggt4eba 1dlq 0a 5cju7bgs 4cjv 5ggz6bpq8bry 3cjx4btt8bgv 2as34689eax5btu7eba 3ebk4bgx7ghc8eay 2btw3bpu5cka7bnl8ghd
        2g3f4e5d6c7b8a9dse 24-8ghe3g9dsf 0fgx K0-9gab 0-9a 0-9a 0-9a 0-5a6-9fhd 0a23ghn 23fxv 4h7dsy8b9a 4ebl7dsz8ghf9ghp 13-7ghs 1-5ght
        2578ght3b4a 2-578ghu 1-9ghw 8a 8a 4-7ghz8a 8bsx 4-7gib8a 0gib1-9gic 1-35-8gib 0azh3-7gic9ghz 2-5gie6c7b8a 2-5gif6gbf7gid8caz 1fyp
        0fyq 1b2a 2a 0dpj1a 0a1-9gim 12gin 2a 56gip 2a 89gir 2a 0e1c2a3-5gal 2rs3gir5a 24giu3i5gao6a7gir8drt 0-79git 248giw3gim5gaq6a7git
        5bab 03-9giy 0-5giz6gbg 0c2b3a4boy57-9giz 5gav 0a2-57-9gjb 2cb7brj9ecy 2gje7gjc9ecz 4-689gje 4-68gjf9fzm 0b4fud9a 0-5gbx 0a7-9gjh
        4c8a 4ejq8gbk 2-4ftk 27a34ftk 2-47ftl 67gjr 0a 8gjt 0a 9gjv 0a 0e2c3a 0ba 2gjy 0a 4gka 0a 0zx 1g2357f6d8b9a 2edy 3b8a9ebc 39gkd8b
        3cnc4bka 2eef 35-8gki 5a 2bvi4cng 5gas 2cni3a 2g3f4d5c6a 256gkm3g4eet 0fkl1-9gdd 0fsl1-9gkn 1-9fxx 0gkd9ecq 9dva 19gks 159gkt 37gku
        17gkv 39gkw 1f2gkw3e4d5c6b7a8ail 9gkw 1a2-7gky8ain A126-9hoz3gkn5ees 0a 0a 13-9gld2btm 047fwc 9fwd 0boo15-7fwd2b8a 0-24-9gli
        0-246-9glj 0-24-69glk 4brj579gll6buc 0e1569d4c7b8a 3-6glo 6bmi9a 4b 0-35-9glq4ask 0-357-9glr4bny6bmy 0-48glt 0-35glt4a6buk
        0f2e4d6c7a 0-46-9glv 3-7glx 0-46-9glx5a 0-46-9gly5azd 0-4689glz 0-246-9gma3bnh 0dxe1bvc 0-46-9gmc5bsa 145h2f3e6d7c8b9a
        0-57-9gme6bll 0-57-9gmf6buw 0-79gmg8bux 0-57-9gmh 0etv13-59gmh2d6c7b8a 1-59gmj7bxr8bsh 08fxs1-4gml 0-3679fxt 013fxu 0136fxv
        0d1c3b6axs9a 18fxx 27-9fxy 02389fxy1b7a 0-369fya 2357-9fyb 0-38fyb7b9a 7fyc 0-5fye 178fye5a 0-7fyg 236-9fyh 0b2a35fyh 7-9fyj
        27fyj8a 1-9fyl 23689fyl7a 0-246-8fyn 0-36-9fyo 238fyp 025fyp6c7b8a 0z1u2r3o4n5l6i7g8e9a 0-4679gbf 0-4gbh 0-36gbh7a 09gbj 0gbk
        034gbk2b7a 0-39gnq4bcv8auk 0fno1g2e3b4a 0-24-9gfx3fyg 0a1-9gnt 02-9gnu 0-8gnv9we 014-9gnx 0-8gnx9a 0-467gnz 0-8gnz9a 0-8goa9ehz
        0h1g2f3d467goa5b8a 2bx3bp4bh5ay6at7s8k9a 0-46-9ghc 2-7goc8a9esy 8dtq 0bwx1-9gog 0-79goj 0a1-9goj 0a14-8goj2dxh39dup 235goj6d8a
        1dvp2-57-9gok 0ig2g6b8a 0hy2dwx68gol 14-9hsm 0a 0a 019axj2-8ghu 03-9ghu1axj2a 0a1-9ghu 0a1-9ghu 09dhn1-8goy 03-9goy1dhn2a 0a1-9goy
        0a1-9goy 013-7goy2ghy8e9a 2-4gpb568gpa 2379gpb4a5gpa68gib 568gpc 237-9gpd4a5gpc6gid 3c4-6a 18gpd2-6b 2-4c 2-5d 016-9gph2-5e
        07-9gpi16gph2-5f 013-79gpj8gpi 0-589gpk6gpj7gik 1m2h3g4f5e6d7c8b9a 1gho2-9ghn 78gpn 23579gpn8a 0a13gpp 0gpp14gpq 1468gpr
        2c3b4cdm5-7gel8a 2djd3ghu4cdn5-8gps G 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a G0-9g 0-9a 0-9a 0-9a 0-9a 0-9a 0-36-9j45a 0-35-9j4a
        68j7a 2356j7a 2356gql7fps 0-9fyo 0-9a 0a 1a 0eem 1a 13-9gqs 0-267gqx 0-289gqy 0-29gqz 013gra 0178grb 1e2d3c4dwt5bwx6b7a9cwm 125grd
        1-69gre 1-35grf 0c1abv2amk3b4cwq6a7bxa8ccn9bsm 568grh 0136-9gri 0bgn1dxo2b3eu5cdd6a7bzv8cl 23grg45grh7h8d9a 025-79grl348gkl
        2-4grm56gkn 2b3a 5-7grn 2a5-7gro8cwz 12grq35gkq4gkr 1grq2a 2356grs4gks 1grs2a 2gku47grv5grt 1gru2a 1grv2mu 02-9gru1grw
        015-9grw2gkx3grp4ese 03-9grw1gry2a 0m1k2i3g4e5d6dzd7c8a 09gsb7gsc 2a3dxa 25gle348gsd67gld 1gsd2a 045gsf236-9glf 1esl2a3cqp
        0157-9gsf246glg3ezy 01346-9gsg25glh 034679gsg1gsi2b5a8eso 3gsk5gsl 1gsk2a 35gsl46glm7gsm 2cgs3glo4gsn57gln6gsm8gso 18gsn2b5a6cqx
        18gso2dxn5ejx 3glq 18gsq2dxu5a 0p1gsq2n3l4i5g6d7dzv8c9a 03489gss 2a 2euf457gsu 1gsv2a 35-79gsw 1gsx2a 1gsy2ehv 6gma 1gta2a
        18gtb2gtd5dya 1gtc2ekl 1gtd2dzh 0k1gte2i3g4f5d6c7b8a9eai 3gtf4gmg 1gtg2a 3-5gth7gtj 2dym5a8gti 3478gtj 1gtk2a 0-25-9gtk34gml
        03-9gtk1ets2a 1gtn2bpl 0-246-9gto35gmp 01346-9gto2dpq5a 02-579gto1gtq6a8etw 2dyv 1gts2dyw 1gtt2ekv 0n2l3j4h5g6d7c8b9a 3-5gtx 156gty
        5b6kl7a8ow 5bkf8gtz 589a7cey 1gtz2a 1gub2gud 7ajz8gud 5cfc6a 1gue2a 5bkm8guh 25689a347cim 1guh2a 1267guk 6a7akg8pi 1a2bcp 35cfk
        1gum2a 7jo 3a 1gup2a 0cta1s2p3o4l5i6bqw7f8d9a 03gng124-9gus 7gus8dad 5bla 02-467cft5a9v 2b 1d2b3a 6-9gva 2a 12guz3a 1gva2gvb
        0j1goc2e3b4cht5-7a 23i 2gve3a 3gvg 7a 2ah3a 1gvh2gvi3a 1gvk 4589p 1gvm2a 1-69glj 0-479glk 278gll 13-9glm 0-47-9gln 69glo 78glp 8glq
        0h1g2f3e4d5bmt6c7b8a 0q1gvu2m3l4t5j6a8dbf 1dz2dl3cv4cd5bq6ba7ae8t9a 0-79gfq8gpf 1gvt2gny346gfs57gft8a9gfq G0-9fc 0-9a 0-9a 0-9a
        0-9a 0-9a 0-9a 0-9a 0-9a 0-37-9fd6a 0-37-9gwf6goh C 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0347e 0139f 035g 013568h 0459i 06j
        15-8k 0689l 0h13g2f4e6d7c8b9a C0-9r C0-9a C0-9a C0-9a C0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0t3k6a 0-9u 5a 3w8a 7z 57z 2ad57aa8a 0-9f
        15ab2ac3d4b679a 15-8ac9ae 0-2ae 0d1ae2a 89ah 1m2j3e4d5b9a 0-9dri 0-9a I0-9gib 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 1fsu25h3a4drr9gyg 0-9ae
        0-9a 0-9a 0-9a 0-9a 0a 0-79a 0ad 0ba 0b1a24-689d 1-9bb 0a 02-689g7a 0-4h C0-9bl 0-9a 0-9a 0-9a 0-9a 0-9a 0a 0bm 0s 0c13b24-9a 1a
        1s2p3m4l5a 1gjb 1-4ftu5a 25-79idj 0a1erl 0a 013-9gru2grw 0-579gzq68gsr 0gss1-9gzr 0-467gst589gzs 0-25-9gsu34gzt 0235689gsv147gzu
        0e178gzu249d3c5b6a 0gsv1-35-9gzu4a 09gsw1bqm2-8gzv 0-49gsx5-8gzw 0-29gsy3-8gzx 0-5gsz6-9gzy 0l2e3d4gsz5c6b7a8gzy 2-689haa7cjp 1bxe
        0a1-9gte 0a2-48gte 0haf1-9gtg 089gtg1-6haf7a 0-4gth5-9hag 56hai 0a1cyt4ctk 01gtk2-9haj 0g1fgy2e3d4b78hak9a 0-46-9glh 01gtn2-9han
        0b2-46-8han5a 56gtq 2gtr 4gts 09gtt 0d1c2b4a 01gtt235-79hat4a 0-9fys 0-9a 0-9a 0-9a 0-9a 0-7b89gri 0-5c6-9grj 0-2679c3b45grj8a
        0a1-9grb 02-9glx1a 0a1-9hbe 0fbt1-79gtw 0-269hbi 3hbi4a578eve6chq 6bnu 0d2b3a4q78hbj9cky 0-8hbj9gpe 2al3ak4aa5x6r7g8b9a
        2guu3-68gtn7enn9hbk 0-9eyu 0-9a 0-9a 0-9epk 0ifq1etr 0a 0eia3bid 0bmv5gkv6chd 024689hbx 024-68hby 02468hbz 58c6b7a 0dfj1-9hcb
        0a1-9hcb 3h4g6c7hcb8elj9a 0-57-9hbt6hcd 3467hcd8ekb9a 14-69hce78fjs 013-9hcg2hch 0-6hci7-9hch 04gvj1-3hci5-9hcj 01hci2-57hcj6c8b9a
        0-9dne 0-9a 0-9a 0a1hcm2-9hcn 01eiy2-9hco 13-6hco2j7f8b9a 13-6hcp2hco7-9gvp 0-578hcs 023hct 2bjn3b4cxr5cmw6-8a9cdn 1-79hcv 014-7hcw
        0-689hcx 019hcy 0-3578hcz 0e1ewv2d3c4b5a 6g7a 024-7hdc 0ky1cpt2a3hdc4cdw5-7j 2a 2cjv 15hdg 0-36-9hdh
        0ceb13o2bjq4exg5bkb6b7bqn8anx9a 3a 05exf2eot 0exg3exs 0-25hdm 07-9hdn 025689hdo 0-589hdp 0d1aqd2exm38c4b6a7hdp9bsu 056hdr 178hds
        1-379hdt 0239hdu 01d2bsv3cgb4c5ceq6bko7b8cdd9a 2l3k4f5a 6gpd 6a7qb 0-25-9hdx 0grs1crs29hdx4b78a 0gow 078hec 0bcn9hed 0gvx2exz7b9a
        0gwu1d5gva7a8goz 2ae3ab4aa5w6j7f8a9gwk 2689hee3ddw4ab5fdm7hed 1478hef2356heg 1gxh2-5heh 13heh4hei 134hej 0hej1-3hek 03-689hek
        1f2e3d4c5b9a 1-35gwo4hem9hel 13-5gxo 02367gxp 023gxq 03gxr 026gxs 3-9her 1het2f3e4d5c6b7a 1heu2-6gww7hes 8gxo 1-35-9hey4crr
        0bua2-46hez5ckv7cky 23hez4b5a 2eql5aif 58hfd 8a 05hfd1cpa2c6dv7xg8a9zq 034679hff 16hfh 0ezd1dks6a 26eqs 36ezr 46csd 015-9hfl
        0anv67hfm 68cqm 039hfp 069hfp3a 0k1i2h3g4f5e6hfp7d8c9a 0ezn1elj9ezq 0ezo2hfs 0ezp3bus 0ezq5hfu 057-9hfv 04679hfv1e2d3c5b8a
        1z2w4ctq5s6g9a 1dci2569hfw4ctr 24-8hfy 35-8hfz 3-68hga 235-7hgb 1hgb2d3c4b6dyp7a 0-8hgd9far 013-689hgd7a 0gxc5gym 2a 1e5c8epp9a
        15hgg8eog9eoo 2-68hgk7hgj 2358hgl 2-58hgm 3-58hgn 0-7fgv89hgn 0137hgn24-6hgp8a 1f2awx3e4d5exs6c7a 1gzq2-6hgq7fgw 5apx 124-9hgs
        05gzm7fhi 0a 0a 0gze1-9hgx 0a1-9hgx 1g2gvv5cmp7f8c9a 1h279hgy5esa8cov 0cen 7a8esq 2-47-9hhd 2a 2eyn 69hhe 014-68hhh 2a 3569hhj 2a
        1i2g4f5e8c9a 1hhi2489dhc5hhj 0ghk2-8hhm 02-68hhm 25gsl 0a 0a2-8hhq 05gyp 0a 0a2-8hht 0dzt 0a 02hae 0a 0a2-8hhy 23grp4m5l6i7f8d9a
        0ggn 0a 0-689hbc7hic 23hic467hae5hib8b9a 0evt2-9imd 0ime1a 0a 5hbb 0ckv1crv5a 0-9fhg 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 0-9a 9gtn
        1b3has9a 019hbk 0a 9hbc 0cnd1a9hbc 2o5e7aw8c9a 0-8hiy9fqm 015-9hjb 0eph1fcx3-5hjb6a 0-25689hjc7re 6-8hjd 0-267hje 06byk7-9hjf
        0eqk2hjf3dvt4e5d6c7b8a9fqt 0-2dzu36hjf49eyn5a8ebo 0eqi 23gzh8a 0-358gzs 05gzs8a 237gzk8a 258gzl 3gzv 5gzw 7gzx 1gzy 2gzq3d5c7b8a
        2-9gzr 1nb2k3h4cas6g7gun8b9a 1w2v3489hjt5n7a 0-9dqk 1a2-489hjv57hju 1356hjy 0156hjz 3b6a7hjz 0-79hka8wt 16hkc 0fdz3fel6dw 4dpp
        03679hkf4cwy5dnc8cve 69hkh 69a 1f3e4d5evi6c9a 1dpu7cvi 07hkj1a 02369hdb4hbh7hcr 0-8hcs 1m3l6e7c8b9a 136-9hkm 01hdf 0a 8a 0a 136gwa
        2zx 0a 014hkv2a9afi 0-9asw 0-9a 0-9a 0-9a 0a 0a 0k2j35-7hlb4g8a 8glk 0a 0fln 0a 0c2hlh3-7hlg8a 236hlj 246hlk7hlj 2-4hll7hlk
        1cug2fcq34sy5c6com7b8a 1hll2-6hlm78hem 1-3heo7hln 2-8heo 2-68hep 1-4689heq 1hlr2d3c4b5a 16hls2e3d4c5b 03568hlt 069hlu 0-5hlw7gu8ffs
        013-9hce2hcb 0b1a28hlx5-79hbw 0135689hly7cug 0139hma 013-9hma2a 1j2i5h6g7d8c9a 12hee5-9hmb 02-9hmh1dpy 0a1-9hmh 0a1-9hmh
        0-57-9hmh6a 0-5hmh6a8evp 13-79fdl 135-8fdm 146-9fdn 135-7fdo 13-9fdp 15-9fdq 1-46-9fdr 01hmo23fmw4-6hmq 01hmp24-6fmx3hmr 0-24-68hmq
        02-6hmt 0gna1-5fdw6d7c8b9a 1m2l3k4j5i6h7g8f9a 1gmb2-8hmu9egf 1359eii 1359hmv 0-27-9hmx 0-27hmy 3-5hna 24-7hnb 25hnc
        038hnc1c2dlr4b5a7dmu 02-4679hne 0hne1bww4a7fdv8ctx 0157-9hnf 07-9hng1hcq 09hng1j2i3e4c5fbm6cff7b8a 0-57-9hnh6cfg 2hnk3fuy 0-35-8hnm
        2dlx4a 2dly4afv 128hnp 15hnq 2dmb3b4hnq6a 014-689hns 2dmd5dgt6a 1i2g3f4c5a6hns7hfr 028hnt 2cyv 2hnw4a 2evm3hnx4b 0-28hnz 2hnz3a
        045dnr1d2c3fnh6a 4hoc5bbz 5a 6a 046hod 015hoe 07hof 0ejn 2a 0a 0a9hoj 1q2k3h4g5f6gos7e8fgv9a 6bma 124579hol3a6gou8fhn 256hon4gv7dne
        239hop 1hop2fdf3hdt4gyg7a9hec 09cls12hot 0clt7hou 0hou1b2ail3cqb4cpx5con7a8czt9diq 2aim 5clw 5cuk 0b5a 0e14hoy2d5a7fjj8aga 01clz
        01hpc7cmb 01hpd3cmc 02-6hpe1cmd 0-6hpf7cur 0d124hpf3c5b7a 5i 7cuu 7a 0i1d4hpi5c7a 02cmj 0-4hpo 2a 2cmn5a8hpo 2cmo 2b5a 5dsn 0g2b5a
        03cmr 3cmt 35a 0c3a5e 04cmv 1cmx4hpy 02-9hpy1a 0c4a5i 0fjw2l 3fkj 4dcv5dsz 0157-9hqc2c3b4a 7-9hqg 5hqg7a8boq 0fkc5dtd7a
        0147-9hqg2dor5a 018hqi2ewo 5dtg8cxd 5dth8dbj 0c5b8a 0cnl9fki 0a1-35-9hqm 0ao1ae2w3s4o5k6dej7g8c9a 67hgn 0a9gym 3bb4az5c7a8fcf
        3-57hqp8gyn 0-35hqs 0a2hqs 256hqu3fyi4flf 0-479hqw 2dph3a6dat 6-9hqy 2dpj5a6hqy 2dpk3ejl5dkb6hqz 35-7hrb 2dpm5a6hrb 468hrd
        2dpo3a4fyr5dkf67hrd 2dpp4box6hre 1k2i4g5f6d7b9a 0-24-7hrf 0daf1dqy2fjb 07hrh5bow 0fdo8dai 1drb9cpt 2r3f5e6d7c8b9a 235-79hrk8hjm
        2hro9dcn 124hrp5exv 0-3578hrq 1ddn4hrr 017hrt 01a4hrt5duq9far 2f3e4amx5d6c7a 01379hrw 1dxh2hrw9a 126hrx3eyd 14ezc2b3aeq5a7hrx 9exr
        26hsb 2hsb9a 024-9hsc 1d2b3bos5a7hsc 0589hsf 7dex8a 069hsg3cfp 079hsi 0hsi7a 23hsi5d7c9a 1p2l5g69hsi7a 2hsl9dvi 13-57-9hsm2fbk6ctt
        1-3579hsn 147hso 17hsq 0hsq1a2bgo3bbh4dfj5bzc6cyy8ddp 2f3e4d5c7a 13578hss 1-35-7hst 0eza1-579hsu 0467hsw 0-3579hsw4a6dhg8nu
        2hsw3e4d5c6fab7a9fkj 1-579hsy 1ezf8hsz9fbx 7iz89hta 2hta3c5b7fap9a 1fem 02htd49dfw 1568hte 1457htf 01578hth 78hti
        0b1ap23ctd4bdt5-7hti8a9aa 1g2f3e5gaw6d7a 2ezq7htk 2579htm 2fdm3bcd4htm6fni7a8cth9cgv 2drx3c5gba7a 016-8htm2w3q4m5e9a 078htn
        2gtw3dhc5fht6af7b8a9fml 2gtx3dhd5-9hto
        """
}
