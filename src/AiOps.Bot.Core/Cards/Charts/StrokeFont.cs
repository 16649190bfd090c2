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
        ['0'] = "10304145361605011030", ['1'] = "012026 0646", ['2'] = "01103041420646", ['3'] = "01103041423313 334445361605", ['4'] = "36300444", ['5'] = "4000023243453606",
        ['6'] = "30100105163645443303", ['7'] = "004016", ['8'] = "103041423313020110 1304051636454433", ['9'] = "41301001021343 41443616",
        ['A'] = "062046 1434", ['B'] = "0006 003041323243453606 0232", ['C'] = "4130100105163645", ['D'] = "00062642412000", ['E'] = "40000646 0333", ['F'] = "400006 0333",
        ['G'] = "41301001051636454323", ['H'] = "0006 4046 0343", ['I'] = "1030 2026 1636", ['J'] = "30304536 3616 1605", ['K'] = "0006 4003 0346", ['L'] = "000646", ['M'] = "0600234046",
        ['N'] = "06004640", ['O'] = "10304145361605011030", ['P'] = "06003041423303", ['Q'] = "10304145361605011030 2446", ['R'] = "06003041423303 1346", ['S'] = "4130100102134345361605",
        ['T'] = "0040 2026", ['U'] = "0005163645 4540", ['V'] = "002640", ['W'] = "0016233640", ['X'] = "0046 4006", ['Y'] = "002340 2326", ['Z'] = "00400646",
        ['a'] = "12324346 441405163645", ['b'] = "0006 0312324345361605", ['c'] = "4332120305163645", ['d'] = "4046 4332120305163645", ['e'] = "04444332120305163645",
        ['f'] = "40302126 1232", ['g'] = "42473818 4332120305163645", ['h'] = "0006 0312324346", ['i'] = "2226 2020", ['j'] = "32371808 3030", ['k'] = "0006 4204 1446", ['l'] = "1020252636",
        ['m'] = "0602 03122326 23324346", ['n'] = "0602 0312324346", ['o'] = "12324345361605031232", ['p'] = "0208 0312324345361605", ['q'] = "4248 4332120305163645", ['r'] = "0602 03123243",
        ['s'] = "4212031434453606", ['t'] = "10152636 0232", ['u'] = "0205163645 4246", ['v'] = "022642", ['w'] = "0216243642", ['x'] = "0246 4206", ['y'] = "0226 4218 1808", ['z'] = "02420646",
        ['.'] = "2626", [','] = "252617", [':'] = "2323 2626", ['-'] = "1333", ['+'] = "0444 2226", ['/'] = "4006", ['%'] = "4006 0011 3546", ['('] = "30212536", [')'] = "10212516",
        ['\''] = "2021", ['"'] = "1011 3031", ['_'] = "0747", ['='] = "0242 0444", ['<'] = "420446", ['>'] = "024406", ['*'] = "2024 0143 4103", ['#'] = "1016 3036 0242 0444", ['@'] = "3424233343453010010516 3646",
        ['['] = "30101636", [']'] = "10303616", ['|'] = "2027", ['&'] = "46112030 3113040516 2644", ['?'] = "0110304132232424 2626", ['!'] = "2024 2626", [';'] = "2323 252617", ['$'] = "41100213344506 2026",
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
