using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands.Models;

/// <summary>Writes a model with its card beside it: FILE, FILE.md, FILE.json.</summary>
internal static class ModelWriting
{
    public static async Task<ModelCard> WriteAsync(string path, ITableScorer scorer, ModelManifest manifest, CancellationToken cancellationToken)
    {
        var hash = "";
        await WholeFile.WriteAsync(path, async (file, cancel) => hash = await ModelFile.WriteAsync(file, scorer, manifest.Write(), cancel), cancellationToken);
        var card = new ModelCard(manifest, hash);
        await File.WriteAllTextAsync(path + ".md", card.Text(), cancellationToken);
        await File.WriteAllTextAsync(path + ".json", JsonText.Indented(card.Json), cancellationToken);
        return card;
    }
}
