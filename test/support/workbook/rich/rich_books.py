"""Writes books with what controllers use into a folder: charts, rules, formats, filters, comments, pictures, print setup."""

import struct
import sys
import zlib
from pathlib import Path

import xlsxwriter


def picture() -> bytes:
    """A square of one colour as a PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    size = 24
    rows = b"".join(b"\0" + b"\x20\x60\xa0" * size for _ in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def register(book, sheet, seed: int) -> None:
    """Threats by row, what they cost by column, sums below; a number of all else that depends on the seed."""
    bold = book.add_format({"bold": True})
    money = book.add_format({"num_format": "#,##0.00"})
    for column, name in enumerate(["Threat", "Rate", "Cost", "Loss", "Due"]):
        sheet.write(0, column, name, bold)
    for row in range(1, 13):
        sheet.write(row, 0, f"threat {row}")
        sheet.write(row, 1, row * (seed + 1) / 4)
        sheet.write(row, 2, row * 1000, money)
        sheet.write_formula(row, 3, f"=B{row + 1}*C{row + 1}", money, row * (seed + 1) / 4 * row * 1000)
        sheet.write(row, 4, 45000 + row)
    total = sum(row * (seed + 1) / 4 * row * 1000 for row in range(1, 13))
    sheet.write_formula("D16", "=SUM(D2:D13)", money, total)
    sheet.set_column(0, 0, 20)
    sheet.set_column(2, 3, 14)
    sheet.set_row(4, 30)


def furnish(book, sheet, name: str, seed: int, png: Path) -> None:
    """What stands on a sheet beside its cells."""
    red = book.add_format({"bg_color": "#FFC7CE"})
    said = name.replace("'", "''")
    sheet.conditional_format("B2:B13", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("C2:C13", {"type": "icon_set", "icon_style": "3_flags"})
    sheet.conditional_format("D2:D13", {"type": "3_color_scale"})
    sheet.conditional_format("A2:D13", {"type": "formula", "criteria": "=$B2>$C$16", "format": red})
    sheet.data_validation("B2:B13", {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": "=$C$16"})
    sheet.data_validation("A2:A13", {"validate": "list", "source": "=Lists!$A$1:$A$5"})
    sheet.write("C16", 1_000_000)
    sheet.autofilter("A1:E13")
    sheet.filter_column("B", "x > 0")
    sheet.freeze_panes(1, 1)
    sheet.write_comment("B4", f"first of {name}")
    sheet.write_comment("C10", "second", {"visible": seed % 2 == 0})
    sheet.insert_image("G2", str(png), {"object_position": 1 + seed % 3})
    sheet.insert_textbox("G20", "a note", {"textlink": f"='{said}'!$D$16"})
    sheet.write_url("F3", "https://example.org/", string="site")
    sheet.write_url("F5", f"internal:'{name}'!B8", string="there")
    sheet.merge_range("F8:F9", "merged")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.print_area("A1:H30")
    sheet.repeat_rows(0)
    sheet.set_h_pagebreaks([8, 15])
    sheet.set_v_pagebreaks([5])
    sheet.set_header("&L&A&RPage &P")
    for row in (2, 6):
        sheet.add_sparkline(row, 9, {"range": f"'{said}'!B{row + 1}:D{row + 1}", "markers": True})
    table = f"Spend{seed}{sheet.get_name()[:1]}"
    sheet.add_table(
        "A20:C24",
        {
            "name": table,
            "columns": [{"header": "Line"}, {"header": "Amount"}, {"header": "Share", "formula": f"={table}[[#This Row],[Amount]]/2"}],
            "data": [["one", 1], ["two", 2], ["three", 3], ["four", 4]],
        },
    )
    kinds = ["column", "line", "bar", "area"]
    chart = book.add_chart({"type": kinds[seed % len(kinds)]})
    for column in (2, 3):
        chart.add_series(
            {
                "name": [name, 0, column],
                "categories": [name, 1, 0, 12, 0],
                "values": [name, 1, column, 12, column],
            }
        )
    chart.set_title({"name": f"='{said}'!$A$1"})
    sheet.insert_chart("L2", chart, {"object_position": 1 + (seed + 1) % 3})


def book(folder: Path, seed: int) -> None:
    """A book of two sheets of threats, a list and a summary that reads them."""
    png = folder / "square.png"
    png.write_bytes(picture())
    with xlsxwriter.Workbook(str(folder / f"rich-{seed}.xlsx")) as made:
        names = ["Data", "Bob's costs"]
        sheets = [made.add_worksheet(name) for name in names]
        lists = made.add_worksheet("Lists")
        summary = made.add_worksheet("Summary")
        for name, sheet in zip(names, sheets):
            register(made, sheet, seed)
            furnish(made, sheet, name, seed, png)
        for row in range(5):
            lists.write(row, 0, f"threat {row + 1}")
        summary.write_formula("A1", "=SUM(Data!D2:D13)", None, 0)
        summary.write_formula("A2", "=SUM('Bob''s costs'!C2:C13)", None, 78000)
        summary.write_formula("A3", "=SUM(Rates)", None, 0)
        made.define_name("Rates", "=Data!$B$2:$B$13")
        chart = made.add_chart({"type": "pie"})
        chart.add_series({"categories": ["Data", 1, 0, 12, 0], "values": ["Data", 1, 3, 12, 3]})
        summary.insert_chart("C2", chart)


if __name__ == "__main__":
    for number in range(int(sys.argv[2])):
        book(Path(sys.argv[1]), number)
