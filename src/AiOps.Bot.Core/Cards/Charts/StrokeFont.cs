namespace AiOps.Bot.Core.Cards.Charts;

/// <summary>
/// A small font of strokes. Each glyph is a list of paths over a grid of 4 by 8: capitals reach from row 0 to 6, small letters from row 2, tails down to 8.
/// Digits are pairs of column and row.
/// </summary>
internal static class StrokeFont
{
    private const double Columns = 4;
    private const double Space = 1.6;
    private const double Rows = 6;

    private static readonly Dictionary<char, string> Glyphs = new()
    {
        ['0'] = "10304145361605011030", ['1'] = "012026 0646", ['2'] = "01103041420646", ['3'] = "0010304142332313 3344453616 0605 0516", ['4'] = "36300444", ['5'] = "400002324345361605",
        ['6'] = "3010010516364543321203", ['7'] = "004016", ['8'] = "1003 10304132120110 12030516364543 3243", ['9'] = "43130211 0110304145361605 0213",
        ['A'] = "062046 1434", ['B'] = "0006 003041323243453606 0232", ['C'] = "41301001051636 3645", ['D'] = "00062642412000", ['E'] = "40000646 0333", ['F'] = "400006 0333",
        ['G'] = "4130100105163645 4323", ['H'] = "0006 4046 0343", ['I'] = "1030 2026 1636", ['J'] = "30304536 3616 1605", ['K'] = "0006 4003 0346", ['L'] = "000646", ['M'] = "0600234046",
        ['N'] = "06004640", ['O'] = "10304145361605011030", ['P'] = "06003041423303", ['Q'] = "10304145361605011030 2446", ['R'] = "06003041423303 1346", ['S'] = "4130100102134345361605",
        ['T'] = "0040 2026", ['U'] = "0005163645 4540", ['V'] = "002640", ['W'] = "0016233640", ['X'] = "0046 4006", ['Y'] = "002340 2326", ['Z'] = "00400646",
        ['a'] = "12324346 43130305 0516364546", ['b'] = "0006 03123243453606", ['c'] = "431203 12031536 1546 0305 0516 1646", ['d'] = "4046 4312030516 1646", ['e'] = "0444433212030516 1646",
        ['f'] = "30211626 2126 0232", ['g'] = "4332120304153545 42473818", ['h'] = "0006 04123243 4346", ['i'] = "2226 2020", ['j'] = "32371808 3030", ['k'] = "0006 4204 1346", ['l'] = "1020252636",
        ['m'] = "0602 03122324 2426 23324346", ['n'] = "0602 0412324346", ['o'] = "12324345361605031232", ['p'] = "0208 03123243453606", ['q'] = "4248 43321203051646", ['r'] = "0602 04122232 3243",
        ['s'] = "4212031434453606", ['t'] = "10152636 0232", ['u'] = "02051636 4542 4246", ['v'] = "022642", ['w'] = "0216243642", ['x'] = "0246 4206", ['y'] = "0226 4218 1808", ['z'] = "02420646",
        ['.'] = "2626", [','] = "252617", [':'] = "2323 2626", ['-'] = "1333", ['+'] = "1353 2224", ['/'] = "4006", ['%'] = "4006 0101 4545", ['('] = "302105 053627", [')'] = "104145 451617",
        ['\''] = "2021", ['"'] = "1011 3031", ['_'] = "0747", ['='] = "0242 0444", ['<'] = "420446", ['>'] = "024406", ['*'] = "2024 0143 4103", ['#'] = "1016 3036 0242 0444", ['@'] = "3424233343453010010516 3646",
        ['['] = "30101636", [']'] = "10303616", ['|'] = "2027", ['&'] = "461110203113040516264 4", ['?'] = "0110304132232424 2626", ['!'] = "2024 2626", [';'] = "2323 252617", ['$'] = "41100213344506 2026",
    };

    /// <param name="height">The height of a capital.</param>
    public static double WidthOf(string text, double height) => text.Length * (Columns + Space) * height / Rows;

    /// <summary>Writes from a place at the top left. What the font does not know is a question mark.</summary>
    public static void Write(Canvas canvas, string text, Spot at, double height, Rgb colour)
    {
        var unit = height / Rows;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ')
            {
                continue;
            }

            var left = at.X + (i * (Columns + Space) * unit);
            foreach (var path in (Glyphs.GetValueOrDefault(text[i]) ?? Glyphs['?']).Split(' '))
            {
                canvas.Stroke([.. Points(path).Select(p => new Spot(left + (p.X * unit), at.Y + (p.Y * unit)))], Math.Max(1.1, height / 7), colour);
            }
        }
    }

    /// <summary>As much of the text as fits.</summary>
    public static string Fit(string text, double height, double width)
    {
        var fits = (int)(width / WidthOf(" ", height));
        return text.Length <= fits ? text : fits < 3 ? "" : text[..(fits - 2)] + "..";
    }

    private static IEnumerable<Spot> Points(string path)
    {
        for (var i = 0; i + 1 < path.Length; i += 2)
        {
            yield return new(path[i] - '0', path[i + 1] - '0');
        }
    }
}
