using System.Text;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Templates;

/// <summary>Masks by the shape of the parts alone, without learning.</summary>
public sealed class TemplateMasks : ILogTemplates
{
    [ThreadStatic]
    private static LineScan? _scan;

    public string MaskOf(string message)
    {
        var scan = _scan ??= new LineScan();
        scan.Read(message);
        var mask = new StringBuilder(Math.Min(message.Length, 1_000));
        foreach (var token in scan.Tokens)
        {
            if (mask.Length > 0 && !token.IsGlued)
            {
                mask.Append(' ');
            }

            TemplateText.Append(mask, message, scan, token);
        }

        return mask.ToString();
    }
}
