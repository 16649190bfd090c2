using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands.Models;

/// <summary>Puts a model's file into the registry, after it was read as a model.</summary>
internal static class ModelRegistration
{
    /// <param name="given">The line, the file, and what it is called in a message.</param>
    /// <exception cref="BadInputException">It is no model, or none that can be kept.</exception>
    public static async Task<RegisteredModel> RegisterAsync(IModelRegistry registry, (string Name, byte[] Content, string Source) given, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var model = await LoadedModel.ReadAsync(new MemoryStream(given.Content, writable: false), cancellationToken);
            return await registry.RegisterAsync(SubmissionOf(model, given.Name, given.Content, now), cancellationToken);
        }
        catch (Exception ex) when (ex is FormatException or ArgumentException)
        {
            throw new BadInputException($"{given.Source} was not registered: {ex.Message}");
        }
    }

    /// <exception cref="BadInputException">The file is larger than what is kept.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        return length <= ModelSubmission.MostBytes
            ? await File.ReadAllBytesAsync(path, cancellationToken)
            : throw new BadInputException($"{path} has {length:N0} bytes; at most {ModelSubmission.MostBytes:N0} are kept. Train it on fewer rows, or with fewer trees.");
    }

    private static ModelSubmission SubmissionOf(LoadedModel model, string name, byte[] content, DateTimeOffset now) => new()
    {
        Name = name,
        Content = content,
        Family = model.Scorer.Name,
        Columns = [.. model.Manifest.Columns.Select(c => c.Name)],
        Threshold = model.Manifest.Threshold,
        TrainedAt = model.Manifest.TrainedAt,
        Card = JsonText.OneLine(new ModelCard(model.Manifest, model.Hash).Json),
        By = RegistryAccess.Me,
        At = now,
    };
}
