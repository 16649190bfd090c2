using System.Globalization;
using System.Text;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Structured;

/// <summary>Writes templates as the exchange format has them: an id, and a text with one kind of wildcard.</summary>
internal sealed class TemplateCells(CustomMasks masks)
{
    private readonly string[] _masks = [.. MaskNames.All, .. masks.Names];

    public string Of(long id, string text)
    {
        var cells = new StringBuilder(id.ToString("x16", CultureInfo.InvariantCulture)).Append(',');
        CsvText.Append(cells, _masks.Aggregate(text, (rest, mask) => rest.Replace(mask, MaskNames.Word, StringComparison.Ordinal)));
        return cells.ToString();
    }
}
