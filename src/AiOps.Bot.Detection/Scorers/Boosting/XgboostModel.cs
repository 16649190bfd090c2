using System.Globalization;
using System.Text.Json;

namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>
/// Reads and writes models in XGBoost's JSON format (1.0 and later; https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html), so that a model that was
/// trained elsewhere scores here, and the reverse. Trees of numbers with one output; no categories, no dart, no linear booster.
/// </summary>
public static class XgboostModel
{
    private const int MaxTrees = 100_000;

    /// <exception cref="FormatException">It is not such a model; the message says where.</exception>
    public static BoostedTrees Read(Stream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception ex) when (ex is JsonException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new FormatException($"This is not an XGBoost model in JSON: {ex.Message}", ex);
        }
    }

    private static BoostedTrees Read(JsonElement root)
    {
        var learner = root.GetProperty("learner");
        var booster = learner.GetProperty("gradient_booster");
        if (booster.TryGetProperty("name", out var kind) && kind.GetString() != "gbtree")
        {
            throw new FormatException($"The booster is {kind.GetString()}; only gbtree is read.");
        }

        var parameters = learner.GetProperty("learner_model_param");
        var objective = new BoostingObjective(learner.GetProperty("objective").GetProperty("name").GetString()!);
        if (!objective.IsKnown || (parameters.TryGetProperty("num_class", out var classes) && NumberOf(classes) > 1))
        {
            throw new FormatException($"The objective is {objective.Name}; only objectives of one output are read, binary:logistic before all.");
        }

        var width = (int)NumberOf(parameters.GetProperty("num_feature"));
        var trees = booster.GetProperty("model").GetProperty("trees");
        if (trees.GetArrayLength() > MaxTrees)
        {
            throw new FormatException($"The model has {trees.GetArrayLength()} trees; at most {MaxTrees} are read.");
        }

        var margin = (float)objective.Inverse((float)NumberOf(parameters.GetProperty("base_score")));
        return new([.. trees.EnumerateArray().Select((t, i) => XgboostTree.Read(t, i, width))], width, margin) { Objective = objective };
    }

    public static void Write(BoostedTrees model, Stream output)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartObject("learner");
        WriteAttributes(json);
        json.WriteStartObject("gradient_booster");
        json.WriteStartObject("model");
        WriteTreeParameters(json, model.Trees.Length);
        json.WriteStartArray("tree_info");
        foreach (var _ in model.Trees)
        {
            json.WriteNumberValue(0);
        }

        json.WriteEndArray();
        json.WriteStartArray("trees");
        for (var i = 0; i < model.Trees.Length; i++)
        {
            XgboostTree.Write(json, model.Trees[i], i, model.Width);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("name", "gbtree");
        json.WriteEndObject();
        WriteParameters(json, model);
        json.WriteEndObject();
        json.WriteStartArray("version");
        foreach (var part in (int[])[1, 7, 4])
        {
            json.WriteNumberValue(part);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter json)
    {
        json.WriteStartObject("attributes");
        json.WriteEndObject();
        json.WriteStartArray("feature_names");
        json.WriteEndArray();
        json.WriteStartArray("feature_types");
        json.WriteEndArray();
    }

    private static void WriteTreeParameters(Utf8JsonWriter json, int trees)
    {
        json.WriteStartObject("gbtree_model_param");
        json.WriteString("num_parallel_tree", "1");
        json.WriteString("num_trees", trees.ToString(CultureInfo.InvariantCulture));
        json.WriteString("size_leaf_vector", "0");
        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, BoostedTrees model)
    {
        json.WriteStartObject("learner_model_param");
        json.WriteString("base_score", model.Objective.Of(model.BaseMargin).ToString("R", CultureInfo.InvariantCulture));
        json.WriteString("num_class", "0");
        json.WriteString("num_feature", model.Width.ToString(CultureInfo.InvariantCulture));
        json.WriteString("num_target", "1");
        json.WriteEndObject();
        json.WriteStartObject("objective");
        json.WriteString("name", model.Objective.Name);
        json.WriteStartObject("reg_loss_param");
        json.WriteString("scale_pos_weight", "1");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>XGBoost writes numbers as text, since version 3 in brackets.</summary>
    private static double NumberOf(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : double.TryParse(value.GetString()!.Trim('[', ']'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{value.GetString()}' is not a number.");
}
