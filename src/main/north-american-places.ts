/**
 * Where North American area codes are at home, by state, province or country. Numbers are kept when people move,
 * so this is only ever said with "probably".
 */
const codesOf: Readonly<Record<string, string>> = {
  'Alabama, US': '205 251 256 334 659 938',
  'Alaska, US': '907',
  'Arizona, US': '480 520 602 623 928',
  'Arkansas, US': '327 479 501 870',
  'California, US':
    '209 213 279 310 323 341 350 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 747 760 805 818 820 831 840 858 909 916 925 949 951',
  'Colorado, US': '303 719 720 970 983',
  'Connecticut, US': '203 475 860 959',
  'Delaware, US': '302',
  'Washington, DC': '202 771',
  'Florida, US':
    '239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954',
  'Georgia, US': '229 404 470 478 678 706 762 770 912 943',
  'Hawaii, US': '808',
  'Idaho, US': '208 986',
  'Illinois, US': '217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872',
  'Indiana, US': '219 260 317 463 574 765 812 930',
  'Iowa, US': '319 515 563 641 712',
  'Kansas, US': '316 620 785 913',
  'Kentucky, US': '270 364 502 606 859',
  'Louisiana, US': '225 318 337 504 985',
  'Maine, US': '207',
  'Maryland, US': '227 240 301 410 443 667',
  'Massachusetts, US': '339 351 413 508 617 774 781 857 978',
  'Michigan, US': '231 248 269 313 517 586 616 679 734 810 906 947 989',
  'Minnesota, US': '218 320 507 612 651 763 924 952',
  'Mississippi, US': '228 471 601 662 769',
  'Missouri, US': '235 314 417 557 573 636 660 816 975',
  'Montana, US': '406',
  'Nebraska, US': '308 402 531',
  'Nevada, US': '702 725 775',
  'New Hampshire, US': '603',
  'New Jersey, US': '201 551 609 640 732 848 856 862 908 973',
  'New Mexico, US': '505 575',
  'New York, US': '212 315 329 332 347 363 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934',
  'North Carolina, US': '252 336 472 704 743 828 910 919 980 984',
  'North Dakota, US': '701',
  'Ohio, US': '216 220 234 283 326 330 380 419 436 440 513 567 614 740 937',
  'Oklahoma, US': '405 539 572 580 918',
  'Oregon, US': '458 503 541 971',
  'Pennsylvania, US': '215 223 267 272 412 445 484 570 582 610 717 724 814 835 878',
  'Puerto Rico': '787 939',
  'Rhode Island, US': '401',
  'South Carolina, US': '803 821 839 843 854 864',
  'South Dakota, US': '605',
  'Tennessee, US': '423 615 629 731 865 901 931',
  'Texas, US':
    '210 214 254 281 325 346 361 409 430 432 469 512 682 713 726 737 806 817 830 832 903 915 936 940 945 956 972 979',
  'Utah, US': '385 435 801',
  'Vermont, US': '802',
  'Virginia, US': '276 434 540 571 686 703 757 804 826 948',
  'Washington, US': '206 253 360 425 509 564',
  'West Virginia, US': '304 681',
  'Wisconsin, US': '262 274 353 414 534 608 715 920',
  'Wyoming, US': '307',
  'Alberta, Canada': '368 403 587 780 825',
  'British Columbia, Canada': '236 250 257 604 672 778',
  'Manitoba, Canada': '204 431 584',
  'New Brunswick, Canada': '428 506',
  'Newfoundland and Labrador, Canada': '709 879',
  'Nova Scotia, Canada': '782 902',
  'Ontario, Canada': '226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 807 905 942',
  'Quebec, Canada': '263 354 367 418 438 450 468 514 579 581 819 873',
  'Saskatchewan, Canada': '306 474 639',
};

const placeOf: ReadonlyMap<string, string> = new Map(
  Object.entries(codesOf).flatMap(([place, codes]) =>
    codes.split(' ').map((code): [string, string] => [code, place]),
  ),
);

/** Undefined for toll-free numbers, the Caribbean and everything outside North America. */
export function northAmericanPlace(e164: string): string | undefined {
  return /^\+1\d{10}$/.test(e164) ? placeOf.get(e164.slice(2, 5)) : undefined;
}
