using System.Net;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.IntegrationTests.Conversations;
using AiOps.Bot.Tests.Commands;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>What people read besides chat: the console's pages, the API's documents and what commands print.</summary>
internal static class ReaderSide
{
    private const int MostIncidents = 4;

    /// <summary>Each place with what it shows now.</summary>
    public static async Task<IReadOnlyList<(string Where, string Text)>> ReadAsync(ChatHost host)
    {
        var incidents = (await host.Get<IIncidentStore>().ListAsync(MostIncidents, ChatHost.Ct)).Select(i => Uri.EscapeDataString(i.Id.Value)).ToList();
        var paths = new[] { "/", "/ask?question=what+is+open", "/api/v1/incidents" }
            .Concat(incidents.SelectMany(i => new[] { $"/incidents/{i}", $"/incidents/{i}/post-mortem", $"/api/v1/incidents/{i}" }));
        var shown = new List<(string, string)>();
        foreach (var path in paths)
        {
            using var answer = await host.Http.GetAsync(path, ChatHost.Ct);
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
            shown.Add((path, await answer.Content.ReadAsStringAsync(ChatHost.Ct)));
        }

        var database = Path.Combine(host.Get<IOptions<BotOptions>>().Value.Folder, "aiops.db");
        foreach (var command in new[] { ["ask", "what is open", "--database", database], new[] { "timeline", "verify", "--database", database } }
            .Concat(incidents.Take(1).Select(i => new[] { "post-mortem", i, "--database", database })))
        {
            var run = await CommandRun.OfAsync("", command);
            Assert.True(run.Code <= 1, $"{string.Join(' ', command)}: {run.Error}");
            shown.Add((string.Join(' ', command), run.Output.ToString()));
        }

        return shown;
    }

    /// <summary>Why a page could run, fetch, link or frame something that is not the console's own; empty = it could not.</summary>
    public static IEnumerable<string> HarmsOf((string Where, string Text) shown)
    {
        if (!shown.Text.Contains("<html", StringComparison.OrdinalIgnoreCase))
        {
            // A terminal obeys control characters.
            return shown.Where.StartsWith('/') || !shown.Text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? [] : [$"{shown.Where} prints control characters"];
        }

        var page = new HtmlParser().ParseDocument(shown.Text);
        return page.All.SelectMany(e => HarmsOf(e)).Select(h => $"{shown.Where}: {h}");
    }

    private static IEnumerable<string> HarmsOf(IElement element)
    {
        if (element.LocalName is "iframe" or "object" or "embed" or "base" || (element.LocalName == "script" && element.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true))
        {
            yield return $"<{element.LocalName}>";
        }

        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{attribute.Name} of <{element.LocalName}>";
            }

            if (attribute.Name is "href" or "src" or "action" or "formaction" or "srcset" && attribute.Value is not ['/' or '#' or '?', ..] && !attribute.Value.StartsWith("data:image/", StringComparison.Ordinal))
            {
                yield return $"{attribute.Name} '{attribute.Value}' of <{element.LocalName}>";
            }
        }
    }
}
